// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/services/session.h"
#include "core/api/services/walletservice.h"
#include "tests/support/sessions.h"

namespace lockstep::test {

/// Adds a wallet that is born now, so that nothing is to be scanned, with keys that no other name has, and waits until
/// the snapshot has it.
inline WalletId addedWallet(Session& session, const QString& name, const char* passphrase)
{
    NewWallet wallet = fromWords(name, passphrase);
    std::get<KeysOrigin>(wallet.origin).bip39Passphrase = secret(qPrintable(name));
    wallet.birthday.since = Birthday::Now{};
    const auto added = await(session.wallets().add(std::move(wallet)));
    if (!added) qFatal("no wallet: %s", added.error().detail.c_str());
    const auto isThere = [&] { return session.snapshot()->wallet(*added) != nullptr; };
    if (!QTest::qWaitFor(isThere, 20'000)) qFatal("the wallet is not shown");
    return *added;
}

} // namespace lockstep::test
