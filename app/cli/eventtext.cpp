// SPDX-License-Identifier: MIT

#include "app/cli/eventtext.h"

#include "app/cli/clierrortext.h"
#include "app/cli/clitext.h"
#include "app/cli/output.h"
#include "ui/format/errors/errortext.h"
#include "ui/format/plain/numbertext.h"

#include <QJsonArray>

#include <algorithm>

namespace lockstep::cli {

using namespace Qt::Literals::StringLiterals;

namespace {

using Kind = SyncEvent::Kind;

QString nameOf(WalletId id, const SyncSnapshot& snapshot)
{
    const WalletView* wallet = snapshot.wallet(id);
    return wallet ? wallet->name : QString();
}

QString quotedNameOf(WalletId id, const SyncSnapshot& snapshot)
{
    const QString name = nameOf(id, snapshot);
    return name.isEmpty() ? CliText::tr("a wallet") : u'"' + name + u'"';
}

bool isImport(Kind kind)
{
    return kind == Kind::ImportStart || kind == Kind::ImportProgress || kind == Kind::ImportDone;
}

QString underWayText(JobKind kind, const QString& wallet)
{
    switch (kind) {
    case JobKind::Rescan: return CliText::tr("Rescanning %1").arg(wallet);
    case JobKind::Scripts: return CliText::tr("Scanning addresses in %1", "%1: a wallet").arg(wallet);
    case JobKind::Wallet:
    case JobKind::Outpoint:
    case JobKind::Search: break;
    }
    return CliText::tr("Importing %1").arg(wallet);
}

QString overText(JobKind kind, const QString& wallet)
{
    switch (kind) {
    case JobKind::Rescan: return CliText::tr("Rescanned %1").arg(wallet);
    case JobKind::Scripts: return CliText::tr("Scanned addresses in %1", "%1: a wallet").arg(wallet);
    case JobKind::Wallet:
    case JobKind::Outpoint:
    case JobKind::Search: break;
    }
    return CliText::tr("Imported %1").arg(wallet);
}

/// What becomes of an import, of a rescan or of a scan of addresses: each is called what it is.
QString jobLine(const SyncEvent& event, const SyncSnapshot& snapshot)
{
    const QString wallet = quotedNameOf(event.wallet, snapshot);
    if (event.kind == Kind::ImportStart) return underWayText(event.jobKind, wallet);
    const QString what
        = event.kind == Kind::ImportDone ? overText(event.jobKind, wallet) : underWayText(event.jobKind, wallet);
    //: %1: what is done or was done, as "Importing "Daily"" or "Rescanned "Daily""
    return CliText::tr("%1: block %2").arg(what, heightText(event.height));
}

void addChainPlace(QJsonObject& json, const SyncEvent& event)
{
    json.insert(u"height"_s, event.height.value);
    if (!event.hash.isZero()) json.insert(u"hash"_s, hashText(event.hash));
    if (event.kind == Kind::Filters || event.kind == Kind::Search || event.kind == Kind::Reorg || isImport(event.kind))
        json.insert(u"from"_s, event.from.value);
    if (event.kind == Kind::Reorg || event.kind == Kind::Block || event.kind == Kind::Filters
        || event.kind == Kind::Search || isImport(event.kind))
        json.insert(u"count"_s, event.count);
}

void addWallets(QJsonObject& json, const SyncEvent& event, const SyncSnapshot& snapshot)
{
    if (event.wallet != WalletId{}) json.insert(u"wallet"_s, nameOf(event.wallet, snapshot));
    if (event.job != JobId{}) {
        json.insert(u"job"_s, qint64{event.job.value});
        json.insert(u"kind"_s, jobKindCode(event.jobKind));
    }
    if (event.touched.isEmpty()) return;
    QJsonArray names;
    for (const WalletId id : event.touched) names += nameOf(id, snapshot);
    json.insert(u"touched"_s, names);
}

QString errorLine(const SyncEvent& event, const SyncSnapshot& snapshot)
{
    QString sentence = event.error ? cliErrorText(*event.error).sentence() : QString();
    if (event.wallet == WalletId{}) return sentence;
    return quotedNameOf(event.wallet, snapshot) + u": "_s + sentence;
}

} // namespace

QJsonObject eventJson(const SyncEvent& event, const SyncSnapshot& snapshot)
{
    QJsonObject json{{u"event"_s, syncEventCode(event.kind)}};
    addChainPlace(json, event);
    addWallets(json, event, snapshot);
    if (event.error)
        json.insert(u"error"_s,
                    QJsonObject{{u"code"_s, errorCode(event.error->code)}, {u"what"_s, errorText(*event.error).what}});
    return json;
}

QJsonObject missingBlockJson(BlockHeight height)
{
    return {{u"event"_s, u"missing-block"_s}, {u"height"_s, height.value}};
}

QString eventLine(const SyncEvent& event, const SyncSnapshot& snapshot)
{
    const QString height = heightText(event.height);
    switch (event.kind) {
    case Kind::Headers: return CliText::tr("Headers to block %1").arg(height);
    case Kind::FilterHeaders: return CliText::tr("Filter headers to block %1").arg(height);
    case Kind::Filters: return {};
    case Kind::Block: return CliText::tr("All wallets at block %1").arg(height);
    case Kind::ImportStart:
    case Kind::ImportProgress:
    case Kind::ImportDone: return jobLine(event, snapshot);
    case Kind::Reorg:
        return CliText::tr("%1 replaced after block %2").arg(blocksText(event.count), heightText(event.from));
    case Kind::Error: return errorLine(event, snapshot);
    case Kind::Done: return CliText::tr("Up to date at block %1").arg(height);
    case Kind::Search: return CliText::tr("Looked for accounts up to block %1").arg(height);
    }
    return {};
}

} // namespace lockstep::cli
