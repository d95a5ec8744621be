// SPDX-License-Identifier: MIT

#include "core/primitives/network.h"

#include <array>
#include <utility>

namespace lockstep {

namespace {

constexpr std::array Names{
    std::pair{Network::Mainnet, std::string_view("mainnet")},
    std::pair{Network::Testnet3, std::string_view("testnet3")},
    std::pair{Network::Testnet4, std::string_view("testnet4")},
    std::pair{Network::Signet, std::string_view("signet")},
    std::pair{Network::Regtest, std::string_view("regtest")},
    std::pair{Network::Practice, std::string_view("practice")},
};

} // namespace

std::string_view networkName(Network network)
{
    for (const auto& [value, name] : Names)
        if (value == network) return name;
    return {};
}

Result<Network> networkFromName(std::string_view name)
{
    for (const auto& [value, known] : Names)
        if (known == name) return value;
    return Error{Errc::Malformed, std::string(name)};
}

} // namespace lockstep
