// SPDX-License-Identifier: MIT

#include "ui/format/errors/errorfact.h"

#include "ui/format/errors/reason.h"

#include <QRegularExpression>

namespace lockstep {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Its first group is the fact; empty: there is none to look for.
QString patternOf(Fact kind)
{
    switch (kind) {
    case Fact::Number: return u"^(\\d+)$"_s;
    case Fact::Path: return u"^(/.+)$"_s;
    case Fact::TransactionId: return u"^([0-9a-f]{64})$"_s;
    case Fact::Checksum: return u"^([02-9ac-hj-np-z]{8})$"_s;
    case Fact::NetworkName: return u"^(mainnet|testnet[34]?|signet|regtest|practice)$"_s;
    case Fact::Function: return u"^([a-z_]+\\(\\)) "_s;
    case Fact::Parameter: return u"^(amount|label|message|pop)\\b"_s;
    case Fact::Demand: return u"^(req-\\S+)$"_s;
    case Fact::Prose:
    case Fact::Reason:
    case Fact::Data:
    case Fact::Line: break;
    }
    return {};
}

} // namespace

DetailAtLine takeLineOff(const QString& detail)
{
    static const QRegularExpression atLine(u"^line (\\d+): "_s);
    const auto found = atLine.match(detail);
    return {found.captured(1), detail.mid(found.capturedLength())};
}

QString factIn(const QString& detail, Fact kind)
{
    if (kind == Fact::Reason || kind == Fact::Data) {
        const QString reason = reasonIn(detail);
        return kind == Fact::Data && reason.isEmpty() ? detail : reason;
    }
    const QString pattern = patternOf(kind);
    return pattern.isEmpty() ? QString() : QRegularExpression(pattern).match(detail).captured(1);
}

} // namespace lockstep
