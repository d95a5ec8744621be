// SPDX-License-Identifier: MIT

#include "app/cli/walletjson.h"

#include "app/cli/output.h"

namespace lockstep::cli {

using namespace Qt::Literals::StringLiterals;

QJsonObject walletJson(const WalletView& wallet)
{
    return {{u"name"_s, wallet.name},
            {u"state"_s, walletStateCode(wallet.state)},
            {u"lifecycle"_s, wallet.started ? u"started"_s : u"stopped"_s},
            {u"auth"_s, walletAuthCode(wallet.auth)},
            {u"syncedTo"_s, pointJson(wallet.syncedTo)},
            {u"lookahead"_s, wallet.lookahead},
            {u"birthday"_s, wallet.birthday.value}};
}

QJsonArray walletsJson(const SyncSnapshot& snapshot)
{
    QJsonArray wallets;
    for (const WalletView& wallet : snapshot.wallets) wallets += walletJson(wallet);
    return wallets;
}

} // namespace lockstep::cli
