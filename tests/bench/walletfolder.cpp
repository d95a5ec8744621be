// SPDX-License-Identifier: MIT

#include "tests/bench/walletfolder.h"

#include "core/api/datafolder.h"
#include "core/storage/database/transaction.h"
#include "core/wallet/walletfactory.h"
#include "tests/bench/benchengine.h"

namespace lockstep::bench {

WalletFolder::WalletFolder(int count)
{
    const auto data = DataFolder::open(m_folder.path());
    if (!data) qFatal("folder of wallets: %s", data.error().detail.c_str());
    const auto identity = DatabaseIdentity::of(networkParams(Network::Practice));
    const auto database = Database::open((*data)->databasePath(), identity);
    if (!database) qFatal("folder of wallets: %s", database.error().detail.c_str());
    const auto stored = inTransaction(**database, Durability::Normal, [&]() -> Result<void> {
        for (int i = 0; i < count; ++i) {
            const auto draft = draftFromText(BenchEngine::descriptor(i), {}, Network::Practice);
            if (auto wallet = storeWallet(**database, *draft, BenchEngine::setup(i)); !wallet) return wallet.error();
        }
        return {};
    });
    if (!stored) qFatal("folder of wallets: %s", stored.error().detail.c_str());
}

} // namespace lockstep::bench
