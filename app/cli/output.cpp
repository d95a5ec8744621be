// SPDX-License-Identifier: MIT

#include "app/cli/output.h"

#include "app/cli/clierrortext.h"
#include "app/cli/clitext.h"

#include <QJsonDocument>

#include <cstdio>

namespace lockstep::cli {

using namespace Qt::Literals::StringLiterals;

namespace {

void print(std::FILE* stream, const QByteArray& bytes)
{
    std::fwrite(bytes.constData(), 1, static_cast<std::size_t>(bytes.size()), stream);
    std::fflush(stream); // A reader of a stream of events waits for each line.
}

void printLine(std::FILE* stream, const QString& line) { print(stream, harmless(line).toUtf8() + '\n'); }

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
    for (const QString& line : tableLines(header, rows)) text(line);
}

void Output::show(const Reading& reading) const
{
    if (m_isJson) return print(stdout, reading.json.toJson());
    for (const QString& line : linesOf(reading)) text(line);
    for (const QString& advice : reading.notes) note(advice);
}

int Output::fail(const Error& error, ErrorSubject subject) const
{
    const ErrorText words = cliErrorText(error, subject);
    const int code = fail(error, words);
    const QString detail = QString::fromStdString(error.detail);
    if (!detail.isEmpty() && !words.what.contains(detail)) note(CliText::tr("Details: %1").arg(detail));
    return code;
}

int Output::fail(const Error& error, const ErrorText& words) const
{
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

} // namespace lockstep::cli
