// SPDX-License-Identifier: MIT

#include "app/cli/clierrortext.h"

#include "app/cli/clitext.h"

namespace lockstep::cli {

namespace {

/// Empty: what the window says will do.
QString ownAdvice(Errc code, ErrorSubject subject)
{
    if (code == Errc::NoPeers && subject == ErrorSubject::Transaction)
        return CliText::tr("Check the connection, or name a node with --connect.");
    if (code == Errc::NoPeers) return CliText::tr("Name a node with filters with --connect, or wait.");
    if (code == Errc::NoSuchWallet) return CliText::tr("See the names with: lockstep-cli wallet list");
    if (code == Errc::LowWork)
        return CliText::tr("If it is your own node, let it finish its own sync. Else wait for other peers, or name a "
                           "node you trust with --connect.");
    if (code == Errc::DeepReorg)
        return CliText::tr("So deep a change is very rare: ask others whom you trust. To follow it: lockstep-cli sync "
                           "--accept-reorg");
    if (code == Errc::NotFound && subject == ErrorSubject::Job)
        return CliText::tr("See their numbers with: lockstep-cli jobs list");
    return {};
}

} // namespace

ErrorText cliErrorText(const Error& error, ErrorSubject subject)
{
    ErrorText text = errorText(error, subject);
    if (const QString own = ownAdvice(error.code, subject); !own.isEmpty()) text.advice = own;
    return text;
}

} // namespace lockstep::cli
