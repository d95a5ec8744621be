// SPDX-License-Identifier: MIT

// Care for what is stored: the check, files of headers, rebuilds from the chain.

#include "app/cli/clitext.h"
#include "app/cli/output.h"
#include "app/cli/verbs.h"
#include "app/cli/workplace.h"
#include "app/common/interruption.h"
#include "core/api/services/chainservice.h"
#include "core/api/services/upkeepservice.h"
#include "ui/format/program/upkeeptext.h"
#include "ui/format/sync/estimatetext.h"

#include <QDir>

namespace lockstep::cli {

using namespace Qt::Literals::StringLiterals;

namespace {

QJsonObject findingJson(const CheckFinding& finding)
{
    return {{u"part"_s, checkPartCode(finding.part)},
            {u"mended"_s, finding.isMended},
            {u"wallet"_s, finding.walletName.isEmpty() ? QJsonValue() : QJsonValue(finding.walletName)},
            {u"flaw"_s, finding.flaw ? QJsonValue(walletFlawCode(*finding.flaw)) : QJsonValue()},
            {u"from"_s, finding.from.value},
            {u"count"_s, finding.count},
            {u"detail"_s, finding.detail}};
}

QJsonObject reportJson(const CheckReport& report)
{
    QJsonArray findings;
    for (const CheckFinding& finding : report.findings) findings += findingJson(finding);
    return {{u"fine"_s, report.isFine()},
            {u"damaged"_s, report.isDamaged()},
            {u"headers"_s, report.headers},
            {u"filterHeaders"_s, report.filterHeaders},
            {u"filters"_s, report.filters},
            {u"wallets"_s, report.wallets},
            {u"transactions"_s, report.transactions},
            {u"coins"_s, report.coins},
            {u"rebuilding"_s, QJsonArray::fromStringList(report.rebuilding)},
            {u"findings"_s, findings}};
}

/// The shape of the verbs that run an upkeep: Ctrl+C cancels it, and the store is left whole.
template <typename Report, typename Ask>
Result<Report> runUpkeep(Session& session, Ask ask)
{
    Interruption interruption;
    QObject::connect(&interruption, &Interruption::interrupted, &session, [&session] { session.upkeep().cancel(); });
    return await(ask(session.upkeep()));
}

template <typename Ask>
int headerFile(const Command& command, const Output& out, Ask ask)
{
    const QString path = QDir::current().absoluteFilePath(command.arguments[0]);
    const auto place = openWorkplace(command, Reach::Store);
    if (!place) return out.fail(place.error());
    const auto report
        = runUpkeep<HeaderFileReport>(*place->session, [&](UpkeepService& upkeep) { return (upkeep.*ask)(path); });
    if (!report) return out.fail(report.error(), headerFileError(report.error()));
    if (out.isJson())
        out.document(QJsonObject{{u"outcome"_s, headerFileOutcomeCode(report->outcome)},
                                 {u"first"_s, report->first.value},
                                 {u"last"_s, report->last.value},
                                 {u"added"_s, report->added},
                                 {u"proved"_s, report->isProved}});
    else
        out.text(headerFileText(*report));
    return Success;
}

/// Nothing is dropped before the person has read what it costs.
int askFirst(const QString& cost, const Output& out)
{
    return out.misuse(CliText::tr("%1 To do it, add --yes.").arg(cost));
}

} // namespace

int check(const Command& command, const Output& out)
{
    const auto place = openWorkplace(command, Reach::Store);
    if (!place) return out.fail(place.error());
    const auto report = runUpkeep<CheckReport>(*place->session, [](UpkeepService& upkeep) { return upkeep.check(); });
    if (!report) return out.fail(report.error());
    if (out.isJson()) {
        out.document(reportJson(*report));
    } else {
        out.text(checkVerdict(*report));
        for (const QString& line : checkLines(*report)) out.text(line);
        out.text(checkScope(*report));
    }
    return report->isDamaged() ? Failed : Success;
}

int headersExport(const Command& command, const Output& out)
{
    return headerFile(command, out, &UpkeepService::exportHeaders);
}

int headersImport(const Command& command, const Output& out)
{
    return headerFile(command, out, &UpkeepService::importHeaders);
}

int rebuildChain(const Command& command, const Output& out)
{
    const auto place = openWorkplace(command, Reach::Store);
    if (!place) return out.fail(place.error());
    if (!command.has(u"yes"_s)) return askFirst(rebuildChainCost(*(*place)->snapshot()), out);
    const auto done = await((*place)->upkeep().rebuildChain());
    if (!done) return out.fail(done.error());
    if (out.isJson())
        out.document(QJsonObject{{u"rebuilt"_s, u"chain"_s}});
    else
        out.text(CliText::tr("The chain is dropped; the next sync fetches it anew."));
    return Success;
}

int rebuildWallet(const Command& command, const Output& out)
{
    const auto place = openWorkplace(command, Reach::Store);
    if (!place) return out.fail(place.error());
    const auto wallet = walletNamed(*place->session, command.arguments[0]);
    if (!wallet) return out.fail(wallet.error());
    if (!command.has(u"yes"_s)) {
        ScanWish wish;
        wish.wallet = wallet->id;
        wish.since = Birthday{wallet->birthday};
        const auto estimate = await((*place)->chain().estimate(wish));
        const QString cost = rebuildWalletCost(wallet->name);
        return askFirst(estimate ? cost + u' ' + estimateCost(*estimate) + u'.' : cost, out);
    }
    const auto job = await((*place)->upkeep().rebuildWallet(wallet->id));
    if (!job) return out.fail(job.error());
    if (out.isJson())
        out.document(QJsonObject{{u"wallet"_s, wallet->name}, {u"job"_s, qint64{job->value}}});
    else
        out.text(CliText::tr("\"%1\" is looked for anew by the next sync.").arg(wallet->name));
    return Success;
}

} // namespace lockstep::cli
