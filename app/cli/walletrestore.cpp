// SPDX-License-Identifier: MIT

#include "app/cli/walletrestore.h"

#include "app/cli/clitext.h"
#include "app/cli/eventtext.h"
#include "app/cli/inputs.h"
#include "app/cli/output.h"
#include "app/cli/workplace.h"
#include "core/api/services/walletservice.h"
#include "ui/format/plain/amounttext.h"
#include "ui/format/plain/numbertext.h"
#include "ui/format/wallets/accounttext.h"

namespace lockstep::cli {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype LongestName = 40; ///< It must stay a name when " (bip84, account 12)" is added.

/// An account and what became of it.
struct Restored
{
    FoundAccount account;
    QString wallet;
    bool isAdded = false; ///< False: that wallet has been here already.
};

Result<QList<Restored>> addFound(Session& session, const NewWallet& wish, const AccountSearchReport& report)
{
    QList<Restored> all;
    for (const FoundAccount& found : report.found) {
        const QString wanted = restoredWalletName(wish.name.trimmed(), found, report.found.size() == 1);
        const QString name = freeWalletName(*session.snapshot(), wanted);
        const auto id = await(session.wallets().add(walletOfAccount(wish, found, name)));
        if (!id && id.error().code != Errc::Duplicate) return id.error();
        all.push_back(Restored{found, id ? name : QString::fromStdString(id.error().detail), id.has_value()});
    }
    return all;
}

QJsonObject restoredJson(const Restored& restored)
{
    const FoundAccount& found = restored.account;
    return {{u"wallet"_s, restored.wallet},
            {u"added"_s, restored.isAdded},
            {u"type"_s, accountTypeCode(found.type)},
            {u"account"_s, qint64{found.account}},
            {u"path"_s, found.path},
            {u"transactions"_s, found.transactions},
            {u"balance"_s, qint64{found.balance.satoshis()}},
            {u"firstBlock"_s, found.first.value},
            {u"lastBlock"_s, found.last.value}};
}

QJsonObject reportJson(const AccountSearchReport& report, const QList<Restored>& all)
{
    QJsonArray found;
    for (const Restored& restored : all) found += restoredJson(restored);
    return {{u"from"_s, report.from.value},
            {u"to"_s, report.to.value},
            {u"agreed"_s, report.isAgreed},
            {u"found"_s, found}};
}

QStringList restoredRow(const Restored& restored)
{
    const FoundAccount& found = restored.account;
    return {restored.isAdded ? restored.wallet : CliText::tr("%1 (was here)").arg(restored.wallet),
            accountTypeCode(found.type),
            found.path,
            numberText(found.transactions),
            amountWithUnit(found.balance.satoshis()),
            heightText(found.first),
            heightText(found.last)};
}

void say(const AccountSearchReport& report, const QList<Restored>& all, const Output& out)
{
    const QString from = heightText(report.from), to = heightText(report.to);
    if (report.from > report.to)
        out.text(CliText::tr("There is no block after that birthday: nothing was looked through or added."));
    else if (all.isEmpty())
        out.text(
            CliText::tr("Nothing was found in blocks %1 to %2, so no wallet was added. Try an earlier --birthday, or "
                        "--bip39-passphrase-file if the words had one. A single --type adds a wallet all the same.")
                .arg(from, to));
    else
        out.text(CliText::tr("Found in blocks %1 to %2, of bip44, bip49, bip84 and bip86:").arg(from, to));
    QList<QStringList> rows;
    for (const Restored& restored : all) rows += restoredRow(restored);
    if (!rows.isEmpty())
        out.table({CliText::tr("WALLET"), CliText::tr("TYPE"), CliText::tr("PATH"), u'>' + CliText::tr("TRANSACTIONS"),
                   u'>' + CliText::tr("BALANCE"), u'>' + CliText::tr("FIRST BLOCK"), u'>' + CliText::tr("LAST BLOCK")},
                  rows);
    if (!all.isEmpty()) out.text(CliText::tr("\"lockstep-cli sync\" brings the new wallets up."));
    if (!report.isAgreed)
        out.note(CliText::tr("This rests on the word of one peer, which could hide a payment: repeat it with others."));
}

/// What cannot be is said before the long search, not after it.
std::optional<int> sayProblem(const Command& command, const Output& out, const QString& name)
{
    if (!command.start.online) return out.misuse(CliText::tr("--type all looks in the chain: leave out --offline."));
    if (!patienceOf(command)) return out.misuse(patienceMisuse());
    if (name.isEmpty()) return out.fail({Errc::BadName, {}});
    if (name.size() > LongestName)
        return out.misuse(
            CliText::tr("With --type all a --name has at most %1 characters: there may be several wallets "
                        "to tell apart.")
                .arg(LongestName));
    return std::nullopt;
}

} // namespace

bool wantsAllTypes(const Command& command)
{
    return command.value(u"type"_s).compare(u"all"_s, Qt::CaseInsensitive) == 0;
}

int restoreAll(const Command& command, const Output& out, const NewWallet& wallet)
{
    const QString name = wallet.name.trimmed();
    if (const auto problem = sayProblem(command, out, name)) return *problem;
    const auto place = openWorkplace(command, Reach::Network);
    if (!place) return out.fail(place.error());
    Session& session = *place->session;
    if (const auto taken = walletNamed(session, name)) return out.fail({Errc::Duplicate, taken->name.toStdString()});
    if (!out.isJson())
        QObject::connect(&session, &Session::happened, &session, [&](const SyncEvent& event) {
            if (const QString line = eventLine(event, *session.snapshot()); !line.isEmpty()) out.note(line);
        });
    const auto& given = std::get<KeysOrigin>(wallet.origin);
    AccountSearch search{given.words.clone(), given.bip39Passphrase.clone(), wallet.birthday, wallet.lookahead};
    const auto searching = session.wallets().searchAccounts(std::move(search));
    const auto report = awaitWhileItMoves(session, searching, *patienceOf(command));
    if (!report) return out.fail(report.error(), ErrorSubject::RecoveryWords);
    const auto added = addFound(session, wallet, *report);
    if (!added) return out.fail(added.error());
    if (out.isJson())
        out.document(reportJson(*report, *added));
    else
        say(*report, *added, out);
    return Success;
}

} // namespace lockstep::cli
