// SPDX-License-Identifier: MIT

#include "ui/format/errortext.h"

#include "ui/format/errorwords.h"

namespace lockstep {

using namespace Qt::Literals::StringLiterals;

namespace {

QString words(const char* text) { return ErrorWords::tr(text); }

const ErrorWords::Words& wordsOf(Errc code) { return ErrorWords::Table[static_cast<std::size_t>(code)]; }

ErrorWords::Words wordsFor(Errc code, ErrorSubject subject)
{
    ErrorWords::Words found = wordsOf(code);
    for (const ErrorWords::SubjectWords& better : ErrorWords::SubjectTable) {
        if (better.subject != subject || better.code != code) continue;
        found.what = better.what;
        found.detailed = better.detailed;
        if (better.advice) found.advice = better.advice;
    }
    return found;
}

} // namespace

QString ErrorText::sentence() const { return what + u' ' + money + u' ' + advice; }

ErrorText errorText(const Error& error, ErrorSubject subject)
{
    const ErrorWords::Words found = wordsFor(error.code, subject);
    QString detail = QString::fromStdString(error.detail).trimmed();
    while (detail.endsWith(u'.')) detail.chop(1);
    const bool isDetailed = found.detailed && !detail.isEmpty();
    return {isDetailed ? words(found.detailed).arg(detail) : words(found.what), words(found.money),
            words(found.advice)};
}

QString errorCode(Errc code) { return QString::fromLatin1(wordsOf(code).name); }

} // namespace lockstep
