// SPDX-License-Identifier: MIT

#include "app/cli/clitext.h"
#include "app/cli/inputs.h"
#include "app/cli/output.h"
#include "app/cli/verbs.h"
#include "app/cli/workplace.h"
#include "core/api/services/chainservice.h"
#include "ui/format/payments/lookuptext.h"
#include "ui/format/plain/amounttext.h"
#include "ui/format/plain/idtext.h"

namespace lockstep::cli {

using namespace Qt::Literals::StringLiterals;

namespace {

QJsonValue pointOrNull(const std::optional<ChainPoint>& point)
{
    return point ? QJsonValue(pointJson(*point)) : QJsonValue();
}

QJsonObject lookupJson(const LookupView& lookup)
{
    const OutpointRow& row = lookup.row;
    return {{u"job"_s, qint64{row.job.value}},
            {u"outpoint"_s, outpointText(row.outpoint)},
            {u"verdict"_s, verdictCode(row.verdict)},
            {u"doubt"_s, doubtCode(row.doubt)},
            {u"from"_s, row.from.value},
            {u"at"_s, pointOrNull(row.at)},
            {u"made"_s, pointOrNull(row.made)},
            {u"value"_s, row.value ? QJsonValue(qint64{*row.value}) : QJsonValue()},
            {u"spent"_s, pointOrNull(row.spent)},
            {u"spender"_s, row.spent ? QJsonValue(hashText(row.spender)) : QJsonValue()},
            {u"input"_s, row.spent ? QJsonValue(qint64{row.input}) : QJsonValue()},
            {u"agreed"_s, row.isAgreed}};
}

/// The sentence about what cannot be, or nothing.
QString readWish(const Command& command, OutpointWish& wish)
{
    wish.outpoint = command.arguments[0];
    if (command.has(u"address"_s) && command.has(u"script"_s))
        return CliText::tr("\"outpoint\" takes one of --address and --script.");
    wish.script = command.value(command.has(u"address"_s) ? u"address"_s : u"script"_s);
    for (const auto& [option, height] : {std::pair{u"from"_s, &wish.from}, std::pair{u"to"_s, &wish.to}}) {
        if (!command.has(option)) continue;
        *height = heightOf(command.value(option));
        if (!*height)
            return CliText::tr("--%1 takes a block height; \"%2\" is none.").arg(option, command.value(option));
    }
    if (wish.script.isEmpty() && !wish.from)
        return CliText::tr("\"outpoint\" needs --address, --script, or by --from the block that made it.");
    if (!wish.script.isEmpty() && wish.to)
        return CliText::tr("With an address or a script there is no --to: it is looked for up to the tip.");
    return {};
}

bool isOver(const SyncSnapshot& snapshot, JobId id)
{
    const LookupView* lookup = snapshot.lookup(id);
    return !lookup || lookup->state == JobState::Done || lookup->state == JobState::Failed;
}

} // namespace

int outpoint(const Command& command, const Output& out)
{
    if (!command.start.online) return out.misuse(CliText::tr("\"outpoint\" needs the network: leave out --offline."));
    OutpointWish wish;
    if (const QString problem = readWish(command, wish); !problem.isEmpty()) return out.misuse(problem);
    const auto patience = patienceOf(command);
    if (!patience) return out.misuse(patienceMisuse());
    const auto place = openWorkplace(command, Reach::Network);
    if (!place) return out.fail(place.error());
    Session& session = *place->session;
    const auto job = await(session.chain().lookUp(wish));
    if (!job) return out.fail(job.error(), ErrorSubject::Outpoint);
    const auto answered = [&](const SyncSnapshot& snapshot) { return isOver(snapshot, *job); };
    if (!waitUntil(session, *patience, answered)) return out.fail({Errc::Timeout, {}});
    const SyncSnapshotPtr snapshot = session.snapshot();
    const LookupView* lookup = snapshot->lookup(*job);
    if (!lookup) return out.fail({Errc::Cancelled, {}});
    if (lookup->problem) return out.fail(*lookup->problem);
    if (out.isJson()) {
        out.document(lookupJson(*lookup));
        return Success;
    }
    out.text(CliText::tr("%1. %2", "verdict on an outpoint, in a word and in sentences")
                 .arg(verdictTitle(*lookup), verdictText(*lookup)));
    if (const QString doubt = verdictDoubt(*lookup); !doubt.isEmpty()) out.note(doubt);
    return Success;
}

} // namespace lockstep::cli
