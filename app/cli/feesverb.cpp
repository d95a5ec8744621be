// SPDX-License-Identifier: MIT

#include "app/cli/clitext.h"
#include "app/cli/output.h"
#include "app/cli/verbs.h"
#include "app/cli/workplace.h"
#include "core/api/chainservice.h"
#include "ui/format/feeratetext.h"
#include "ui/format/numbertext.h"

namespace lockstep::cli {

using namespace Qt::Literals::StringLiterals;

namespace {

QJsonValue rateJson(const std::optional<FeeRate>& rate)
{
    return rate ? QJsonValue(qint64{rate->satoshisPerKilobyte()}) : QJsonValue();
}

QJsonObject feesJson(const SyncSnapshot& snapshot)
{
    const FeeView& fees = snapshot.fees;
    return {{u"average"_s, rateJson(fees.average)},
            {u"lowest"_s, rateJson(fees.lowest)},
            {u"highest"_s, rateJson(fees.highest)},
            {u"blocks"_s, fees.blocks},
            {u"from"_s, fees.blocks > 0 ? QJsonValue(fees.from.value) : QJsonValue()},
            {u"to"_s, fees.blocks > 0 ? QJsonValue(fees.to.value) : QJsonValue()},
            {u"confidence"_s, feeConfidenceCode(fees.confidence)},
            {u"floor"_s, rateJson(fees.floor)},
            {u"floorPeers"_s, fees.floorPeers},
            {u"tip"_s, pointJson(snapshot.tip)}};
}

QString rateOrNone(const std::optional<FeeRate>& rate) { return rate ? feeRateText(*rate) : u"—"_s; }

void say(const FeeView& fees, const Output& out)
{
    const QString blocks = fees.blocks == 0
        ? CliText::tr("no block could be read")
        : CliText::tr("blocks %1 to %2, exact").arg(heightText(fees.from), heightText(fees.to));
    const QString peers = fees.floorPeers == 0 ? CliText::tr("no peer has said so")
        : fees.floorPeers == 1                 ? CliText::tr("the word of 1 peer")
                               : CliText::tr("the median of what %n peers said", nullptr, fees.floorPeers);
    const QString single = CliText::tr("the average of a single block");
    out.table({CliText::tr("FIGURE"), u'>' + CliText::tr("RATE"), CliText::tr("SOURCE")},
              {{CliText::tr("Average"), rateOrNone(fees.average), blocks},
               {CliText::tr("Lowest"), rateOrNone(fees.lowest), single},
               {CliText::tr("Highest"), rateOrNone(fees.highest), single},
               {CliText::tr("Passed on"), rateOrNone(fees.floor), peers}});
    out.text(CliText::tr("Confidence: %1").arg(feeConfidenceText(fees.confidence)));
    if (fees.blocks > 0 && !fees.average) out.note(CliText::tr("Nobody paid a fee in these blocks."));
}

} // namespace

int fees(const Command& command, const Output& out)
{
    if (!command.start.online) return out.misuse(CliText::tr("\"fees\" needs the network: leave out --offline."));
    const auto patience = patienceOf(command);
    if (!patience) return out.misuse(patienceMisuse());
    const auto place = openWorkplace(command, Reach::Network);
    if (!place) return out.fail(place.error());
    Session& session = *place->session;
    session.chain().measureFees();
    if (!waitUntil(session, *patience, [](const SyncSnapshot& s) { return s.fees.measuredAt == s.tip; }))
        return out.fail({Errc::Timeout, {}});
    const SyncSnapshotPtr snapshot = session.snapshot();
    if (out.isJson())
        out.document(feesJson(*snapshot));
    else
        say(snapshot->fees, out);
    return Success;
}

} // namespace lockstep::cli
