// SPDX-License-Identifier: MIT

#include "ui/format/errors/errortext.h"

#include "ui/format/errors/errornetwork.h"
#include "ui/format/errors/errorwords.h"

namespace lockstep {

using namespace Qt::Literals::StringLiterals;

namespace {

QString words(const char* text) { return ErrorWords::tr(text); }

const ErrorRow& wordsOf(Errc code) { return ErrorWords::Table[static_cast<std::size_t>(code)]; }

ErrorRow wordsFor(Errc code, ErrorSubject subject)
{
    ErrorRow found = wordsOf(code);
    for (const SubjectRow& better : ErrorWords::SubjectTable) {
        if (better.subject != subject || better.code != code) continue;
        found.what = better.what;
        found.detailed = better.detailed;
        found.fact = better.fact;
        if (better.advice) found.advice = better.advice;
        if (better.money) found.money = better.money;
    }
    return found;
}

struct Facts
{
    QString line;
    QString fact;
};

/// What of the detail may stand in the sentence.
Facts factsOf(const Error& error, Fact kind)
{
    QString detail = QString::fromStdString(error.detail).trimmed();
    while (detail.endsWith(u'.')) detail.chop(1);
    const DetailAtLine parts = takeLineOff(detail);
    if (kind == Fact::Line) return {{}, parts.line};
    return {parts.line, factIn(parts.rest, kind)};
}

QString atLine(const QString& line, const QString& what)
{
    return line.isEmpty() ? what : words(ErrorWords::AtLine).arg(line, what);
}

const char* elsewhereWords(ErrorSubject subject)
{
    switch (subject) {
    case ErrorSubject::Address: return ErrorWords::AddressElsewhere;
    case ErrorSubject::Descriptor: return ErrorWords::KeyElsewhere;
    case ErrorSubject::PaymentLink: return ErrorWords::LinkElsewhere;
    default: return nullptr;
    }
}

} // namespace

QString ErrorText::sentence() const { return what + u' ' + money + u' ' + advice; }

ErrorText errorText(const Error& error, ErrorSubject subject)
{
    const ErrorRow found = wordsFor(error.code, subject);
    const Facts facts = factsOf(error, found.fact);
    const QString what
        = found.detailed && !facts.fact.isEmpty() ? words(found.detailed).arg(facts.fact) : words(found.what);
    const bool isLightning = subject == ErrorSubject::PaymentLink && error == Error{Errc::Unsupported, "lightning"};
    if (isLightning) return {words(ErrorWords::OnlyLightning), words(found.money), words(ErrorWords::AskForAddress)};
    const bool isNoAddress = subject == ErrorSubject::PaymentLink && error == Error{Errc::Malformed, "address"};
    return {isNoAddress ? words(ErrorWords::LinkWithoutAddress) : atLine(facts.line, what), words(found.money),
            words(found.advice)};
}

ErrorText errorText(const Error& error, ErrorSubject subject, Network here)
{
    ErrorText text = errorText(error, subject);
    const Facts facts = factsOf(error, Fact::NetworkName);
    const char* const elsewhere = elsewhereWords(subject);
    if (error.code != Errc::WrongNetwork || facts.fact.isEmpty() || !elsewhere) return text;
    text.what = atLine(facts.line, words(elsewhere).arg(facts.fact, QLatin1StringView(networkName(here))));
    return text;
}

QString errorCode(Errc code) { return QString::fromLatin1(wordsOf(code).name); }

} // namespace lockstep
