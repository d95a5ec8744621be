// SPDX-License-Identifier: MIT
#pragma once

#include <QAbstractButton>
#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QStringList>
#include <QTest>
#include <QWidget>

namespace lockstep::test {

/// The program's letters, larger for one test.
class LargeLetters
{
public:
    explicit LargeLetters(double factor = 1.5) : m_before(QApplication::font())
    {
        QFont large(m_before);
        large.setPointSizeF(large.pointSizeF() * factor);
        QApplication::setFont(large);
    }
    ~LargeLetters() { QApplication::setFont(m_before); }
    Q_DISABLE_COPY_MOVE(LargeLetters)

private:
    QFont m_before;
};

/// Buttons, choices and labels that are cut off, or stick out of `page`. One a line; empty where all have room.
inline QString cutOffIn(const QWidget& page)
{
    QStringList found;
    for (const QWidget* widget : page.findChildren<QWidget*>()) {
        const auto* label = qobject_cast<const QLabel*>(widget);
        const bool isWords = label
            ? !label->text().isEmpty()
            : qobject_cast<const QAbstractButton*>(widget) || qobject_cast<const QComboBox*>(widget);
        const bool isPartOfAField = qobject_cast<const QLineEdit*>(widget->parentWidget());
        if (!isWords || isPartOfAField || !widget->isVisible() || widget->objectName().startsWith("qt_")) continue;
        const QRect place(widget->mapTo(&page, QPoint()), widget->size());
        const QSize least
            = label && label->wordWrap() ? QSize(0, label->heightForWidth(label->width())) : widget->minimumSizeHint();
        if (page.rect().contains(place) && widget->width() >= least.width() && widget->height() >= least.height())
            continue;
        found += QStringLiteral("%1 %2: %3x%4 at %5,%6, needs %7x%8")
                     .arg(QString::fromLatin1(widget->metaObject()->className()), widget->objectName())
                     .arg(widget->width())
                     .arg(widget->height())
                     .arg(place.x())
                     .arg(place.y())
                     .arg(least.width())
                     .arg(least.height());
    }
    return found.join(u'\n');
}

} // namespace lockstep::test
