// SPDX-License-Identifier: MIT

#include "core/keys/accounttype.h"

#include <array>
#include <utility>

namespace lockstep {

namespace {

/// Everything in which the four types differ.
struct Traits
{
    std::uint32_t purpose;
    std::string_view opening, closing; ///< Around the key of the descriptor.
};

const Traits& traitsOf(AccountType type)
{
    static constexpr std::array All{
        Traits{44, "pkh(", ")"},
        Traits{49, "sh(wpkh(", "))"},
        Traits{84, "wpkh(", ")"},
        Traits{86, "tr(", ")"},
    };
    return All[static_cast<std::size_t>(type)];
}

Result<AccountType> agreedType(KeyVersion version, std::optional<AccountType> asked)
{
    if (version == KeyVersion::NestedMultisig || version == KeyVersion::SegwitMultisig)
        return Error{Errc::Unsupported, "a key of a multisig wallet cannot stand alone"};
    const auto promised = accountTypeOf(version);
    if (promised && asked && *promised != *asked)
        return Error{Errc::Refused, "the key's version is for another script type"};
    if (promised) return *promised;
    if (asked) return *asked;
    return Error{Errc::Refused, "this key does not say its script type"};
}

} // namespace

std::uint32_t purposeOf(AccountType type) { return traitsOf(type).purpose; }

KeyPath accountPath(AccountType type, Network network, std::uint32_t account)
{
    const std::uint32_t coin = network == Network::Mainnet ? 0 : 1;
    return {{hardened(purposeOf(type)), hardened(coin), hardened(account)}};
}

std::optional<AccountType> accountTypeOf(KeyVersion version)
{
    if (version == KeyVersion::NestedSegwit) return AccountType::Bip49;
    if (version == KeyVersion::Segwit) return AccountType::Bip84;
    return std::nullopt;
}

std::string accountDescriptor(AccountType type, const std::optional<KeyOrigin>& origin,
                              const ExtendedPublicKey& accountKey, Network network)
{
    std::string text(traitsOf(type).opening);
    if (origin) text += '[' + origin->toString() + ']';
    text += accountKey.toText(network);
    text += "/<0;1>/*";
    text += traitsOf(type).closing;
    return text;
}

Result<std::string> accountDescriptor(AccountType type, const ExtendedPrivateKey& master, Network network,
                                      std::uint32_t account)
{
    const KeyOrigin origin{master.fingerprint(), accountPath(type, network, account)};
    const auto accountKey = master.derive(origin.path);
    if (!accountKey) return accountKey.error();
    return accountDescriptor(type, origin, accountKey->toPublic(), network);
}

Result<std::string> descriptorOfKeyText(std::string_view text, Network network, std::optional<AccountType> type)
{
    std::optional<KeyOrigin> origin;
    if (text.starts_with('[')) {
        const std::size_t end = text.find(']');
        if (end == std::string_view::npos) return Error{Errc::Malformed, "key origin: no closing bracket"};
        auto parsed = KeyOrigin::parse(text.substr(1, end - 1));
        if (!parsed) return parsed.error();
        origin = std::move(*parsed);
        text.remove_prefix(end + 1);
    }
    const auto parsed = parseVersionedPublicKey(text, network);
    if (!parsed) return parsed.error();
    const auto agreed = agreedType(parsed->version, type);
    if (!agreed) return agreed.error();
    return accountDescriptor(*agreed, origin, parsed->key, network);
}

} // namespace lockstep
