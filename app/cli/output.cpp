// SPDX-License-Identifier: MIT

#include "app/cli/output.h"

#include "app/cli/clitext.h"

#include <QJsonDocument>

#include <algorithm>
#include <cstdio>

namespace lockstep::cli {

using namespace Qt::Literals::StringLiterals;

namespace {

void print(std::FILE* stream, const QByteArray& bytes)
{
    std::fwrite(bytes.constData(), 1, static_cast<std::size_t>(bytes.size()), stream);
    std::fflush(stream); // A reader of a stream of events waits for each line.
}

/// Terminals obey control characters, and bidirectional marks can turn an amount around.
QString harmless(QString text)
{
    text.removeIf([](QChar c) {
        const char16_t u = c.unicode();
        return u < 0x20 || (u >= 0x7F && u < 0xA0) || (u >= 0x202A && u <= 0x202E) || (u >= 0x2066 && u <= 0x2069);
    });
    return text;
}

void printLine(std::FILE* stream, const QString& line) { print(stream, harmless(line).toUtf8() + '\n'); }

QString cell(const QString& text, qsizetype width, bool isRight)
{
    return isRight ? text.rightJustified(width) : text.leftJustified(width);
}

} // namespace

void Output::document(const QJsonObject& object) const { print(stdout, QJsonDocument(object).toJson()); }
void Output::document(const QJsonArray& array) const { print(stdout, QJsonDocument(array).toJson()); }

void Output::jsonLine(const QJsonObject& object) const
{
    print(stdout, QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n');
}

void Output::text(const QString& line) const { printLine(stdout, line); }
void Output::note(const QString& line) const { printLine(stderr, line); }

void Output::table(const QStringList& header, const QList<QStringList>& rows) const
{
    const auto isRight = [&](qsizetype column) { return header[column].startsWith(u'>'); };
    QStringList titles = header;
    for (QString& title : titles)
        if (title.startsWith(u'>')) title.remove(0, 1);
    QList<QStringList> lines{titles};
    lines += rows;
    QList<qsizetype> widths(header.size(), 0);
    for (QStringList& line : lines)
        for (qsizetype i = 0; i < line.size(); ++i) {
            line[i] = harmless(line[i]);
            widths[i] = std::max(widths[i], line[i].size());
        }
    for (const QStringList& line : lines) {
        QStringList cells;
        for (qsizetype i = 0; i < line.size(); ++i) cells += cell(line[i], widths[i], isRight(i));
        QString joined = cells.join(u"  "_s);
        while (joined.endsWith(u' ')) joined.chop(1);
        text(joined);
    }
}

int Output::fail(const Error& error, ErrorSubject subject) const
{
    const ErrorText words = errorText(error, subject);
    if (m_isJson)
        document(QJsonObject{{u"error"_s,
                              QJsonObject{{u"code"_s, errorCode(error.code)},
                                          {u"what"_s, words.what},
                                          {u"money"_s, words.money},
                                          {u"advice"_s, words.advice}}}});
    note(words.sentence());
    return Failed;
}

int Output::misuse(const QString& sentence) const
{
    const QString advice = CliText::tr("See: lockstep-cli --help");
    if (m_isJson)
        document(QJsonObject{{u"error"_s,
                              QJsonObject{{u"code"_s, u"usage"_s},
                                          {u"what"_s, sentence},
                                          {u"money"_s, CliText::tr("Nothing was changed.")},
                                          {u"advice"_s, advice}}}});
    note(CliText::tr("%1 Nothing was changed. %2").arg(sentence, advice));
    return Misused;
}

QJsonObject pointJson(const ChainPoint& point)
{
    return {{u"height"_s, point.height.value}, {u"hash"_s, hashText(point.hash)}};
}

} // namespace lockstep::cli
