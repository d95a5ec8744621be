// SPDX-License-Identifier: MIT
#pragma once

#include <QApplication>
#include <QRegularExpression>
#include <QString>
#include <QTranslator>

namespace lockstep::test {

/// Every text that goes through tr(), in brackets and a third longer: as another language would have it. What is not
/// in brackets then was never offered to a translator; what takes the place of a %1 has to bring its own.
class PseudoLocale final : public QTranslator
{
public:
    static constexpr QChar Open = u'\u00ab';
    static constexpr QChar Close = u'\u00bb';

    PseudoLocale() { QCoreApplication::installTranslator(this); }
    ~PseudoLocale() override { QCoreApplication::removeTranslator(this); }

    bool isEmpty() const override { return false; }

    QString translate(const char* context, const char* source, const char*, int) const override
    {
        if (QLatin1StringView(source) == "QT_LAYOUT_DIRECTION") return QString(); // no text: it turns the program
        if (QLatin1StringView(context) == "QShortcut") return QString(); // keys are called so on the keyboard
        static const QRegularExpression place(QStringLiteral("(%L?\\d)"));
        QString text = QString::fromUtf8(source);
        const qsizetype plain = text.size();
        text.replace(place, Close + QStringLiteral("\\1") + Open);
        const qsizetype more = qMax(qsizetype(0), plain + plain / 3 - text.size());
        QString filling = QStringLiteral(" more words than in English").repeated(static_cast<int>(more / 20 + 1));
        return Open + text + filling.first(more) + Close;
    }

    /// `text` without all that is in brackets, also within others.
    static QString outside(const QString& text)
    {
        QString left;
        int depth = 0;
        for (const QChar c : text) {
            if (c == Open && depth++ == 0) left += u' '; // what stands around is not one word
            if (depth == 0) left += c;
            if (c == Close) depth = qMax(0, depth - 1);
        }
        return left;
    }

    Q_DISABLE_COPY_MOVE(PseudoLocale)
};

/// Only the names of keys, in brackets: as a keyboard of another language has them.
class OtherKeyboard final : public QTranslator
{
public:
    OtherKeyboard() { QCoreApplication::installTranslator(this); }
    ~OtherKeyboard() override { QCoreApplication::removeTranslator(this); }

    bool isEmpty() const override { return false; }

    QString translate(const char* context, const char* source, const char*, int) const override
    {
        if (QLatin1StringView(context) != "QShortcut") return QString();
        return PseudoLocale::Open + QString::fromUtf8(source) + PseudoLocale::Close;
    }

    Q_DISABLE_COPY_MOVE(OtherKeyboard)
};

/// The whole program from right to left, for one test.
class FromRightToLeft
{
public:
    FromRightToLeft() { QApplication::setLayoutDirection(Qt::RightToLeft); }
    ~FromRightToLeft() { QApplication::setLayoutDirection(Qt::LeftToRight); }
    Q_DISABLE_COPY_MOVE(FromRightToLeft)
};

} // namespace lockstep::test
