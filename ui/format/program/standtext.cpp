// SPDX-License-Identifier: MIT

#include "ui/format/program/standtext.h"

#include "ui/format/errors/errortext.h"
#include "ui/format/plain/completeness.h"
#include "ui/format/plain/numbertext.h"

#include <QCoreApplication>

namespace lockstep {

using namespace Qt::Literals::StringLiterals;

namespace {

struct CliText
{
    Q_DECLARE_TR_FUNCTIONS(Cli)
};

QString errorStand(const WalletView& wallet)
{
    const Error problem = wallet.problem.value_or(Error{Errc::Database, {}});
    return CliText::tr("\"%1\" stands still at block %2. %3 %4", "wallet, height, why, what to type")
        .arg(wallet.name, heightText(wallet.syncedTo.height), errorText(problem).what, stepAfter(problem, wallet.name));
}

} // namespace

QString standText(const WalletView& wallet)
{
    const QString height = heightText(wallet.syncedTo.height);
    if (wallet.state == WalletState::Error) return errorStand(wallet);
    if (wallet.state == WalletState::Stopped)
        return CliText::tr("\"%1\" is stopped at block %2. To let it go on: lockstep-cli wallet start \"%1\"")
            .arg(wallet.name, height);
    if (wallet.state == WalletState::Paused && wallet.pauseCause == PauseCause::Person)
        return CliText::tr(
                   "The import of \"%1\" is paused at block %2. To let it go on: lockstep-cli jobs resume, with "
                   "its number in \"lockstep-cli jobs list\"")
            .arg(wallet.name, height);
    return {};
}

QString lackText(const WalletView& wallet)
{
    if (const QString stand = standText(wallet); !stand.isEmpty()) return stand;
    if (wallet.isForgetting)
        return CliText::tr("\"%1\" is being rebuilt from the chain: what it holds is not known until the next sync.")
            .arg(wallet.name);
    if (isReadPartly(wallet))
        return CliText::tr("\"%1\" is looked through to block %2 only; the next sync goes on.")
            .arg(wallet.name, heightText(wallet.syncedTo.height));
    return {};
}

QString stepAfter(const Error& problem, const QString& wallet)
{
    return problem.code == Errc::Damaged
        ? CliText::tr("To look for it anew in the chain: lockstep-cli rebuild wallet \"%1\"").arg(wallet)
        : CliText::tr("To try again: lockstep-cli wallet retry \"%1\"").arg(wallet);
}

} // namespace lockstep
