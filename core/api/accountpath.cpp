// SPDX-License-Identifier: MIT

#include "core/api/accountpath.h"

namespace lockstep {

Result<AccountChoice> accountOfPath(const QString& path, Network network)
{
    const auto parsed = KeyPath::parse(path.trimmed().toStdString());
    if (!parsed) return parsed.error();
    constexpr std::size_t Steps = 3; // purpose, coin, account
    if (parsed->steps.size() != Steps || !isHardened(parsed->steps[2])) return Error{Errc::Unsupported, {}};
    const std::uint32_t account = parsed->steps[2] - HardenedBit;
    for (const AccountType type : {AccountType::Bip44, AccountType::Bip49, AccountType::Bip84, AccountType::Bip86}) {
        const KeyPath standard = accountPath(type, network, account);
        if (standard == *parsed) return AccountChoice{type, account};
        const std::uint32_t otherCoin = hardened(network == Network::Mainnet ? 1 : 0);
        if (standard.steps[0] == parsed->steps[0] && parsed->steps[1] == otherCoin)
            return Error{Errc::WrongNetwork, {}};
    }
    return Error{Errc::Unsupported, {}};
}

QString accountPathText(const AccountChoice& choice, Network network)
{
    return QString::fromStdString(accountPath(choice.type, network, choice.account).toString());
}

} // namespace lockstep
