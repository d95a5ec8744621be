// SPDX-License-Identifier: MIT

#include "app/cli/clierrortext.h"
#include "app/cli/clitext.h"
#include "app/cli/output.h"
#include "app/cli/verbs.h"
#include "app/cli/workplace.h"
#include "core/api/services/walletservice.h"
#include "ui/format/program/standtext.h"

namespace lockstep::cli {

using namespace Qt::Literals::StringLiterals;

namespace {

using Change = QFuture<Result<void>> (*)(Session& session, WalletId wallet);

/// The shape of all verbs that change one wallet: find it, do it, say it.
int changeWallet(const Command& command, const Output& out, const QString& done, const Change change)
{
    const auto place = openWorkplace(command, Reach::Store);
    if (!place) return out.fail(place.error());
    const auto wallet = walletNamed(*place->session, command.arguments[0]);
    if (!wallet) return out.fail(wallet.error());
    if (const auto changed = await(change(*place->session, wallet->id)); !changed) return out.fail(changed.error());
    if (out.isJson())
        out.document(QJsonObject{{u"wallet"_s, wallet->name}});
    else
        out.text(done.arg(wallet->name));
    return Success;
}

} // namespace

int walletList(const Command& command, const Output& out) { return showReading(command, out, {ReadingWish::Wallets}); }

int walletRemove(const Command& command, const Output& out)
{
    return changeWallet(command, out, CliText::tr("\"%1\" is removed."),
                        [](Session& session, WalletId wallet) { return session.wallets().remove(wallet); });
}

int walletStart(const Command& command, const Output& out)
{
    return changeWallet(command, out, CliText::tr("\"%1\" follows the chain again from the next sync on."),
                        [](Session& session, WalletId wallet) { return session.wallets().start(wallet); });
}

int walletStop(const Command& command, const Output& out)
{
    return changeWallet(command, out, CliText::tr("\"%1\" stays at its block."),
                        [](Session& session, WalletId wallet) { return session.wallets().stop(wallet); });
}

int walletRetry(const Command& command, const Output& out)
{
    const auto place = openWorkplace(command, Reach::Store);
    if (!place) return out.fail(place.error());
    const auto wallet = walletNamed(*place->session, command.arguments[0]);
    if (!wallet) return out.fail(wallet.error());
    if (const auto done = await((*place)->wallets().retry(wallet->id)); !done) {
        ErrorText words = cliErrorText(done.error());
        if (done.error().code == Errc::Damaged) words.advice = stepAfter(done.error(), wallet->name);
        return out.fail(done.error(), words);
    }
    if (out.isJson()) {
        out.document(QJsonObject{{u"wallet"_s, wallet->name}});
        return Success;
    }
    const auto now = walletNamed(*place->session, wallet->name);
    const QString stand = now ? standText(*now) : QString(); // a person had stopped it, or paused its import
    out.text(CliText::tr("\"%1\" was read again.").arg(wallet->name));
    out.text(stand.isEmpty() ? CliText::tr("It goes on with the next sync.") : stand);
    return Success;
}

int walletRename(const Command& command, const Output& out)
{
    const auto place = openWorkplace(command, Reach::Store);
    if (!place) return out.fail(place.error());
    const auto wallet = walletNamed(*place->session, command.arguments[0]);
    if (!wallet) return out.fail(wallet.error());
    const QString name = command.arguments[1].trimmed();
    if (const auto done = await((*place)->wallets().rename(wallet->id, name)); !done) return out.fail(done.error());
    if (out.isJson())
        out.document(QJsonObject{{u"wallet"_s, name}});
    else
        out.text(CliText::tr("\"%1\" is now \"%2\".").arg(wallet->name, name));
    return Success;
}

} // namespace lockstep::cli
