// SPDX-License-Identifier: MIT

#include "core/chain/networkparams.h"

#include "core/chain/checkpoints.h"
#include "core/chain/fixedseeds.h"
#include "core/chain/genesis.h"
#include "core/util/hex.h"

#include <algorithm>
#include <cstdlib>
#include <string>

namespace lockstep {

namespace {

using namespace std::string_view_literals;

constexpr std::array MainnetSeeds{"dnsseed.bluematt.me"sv,
                                  "seed.bitcoin.jonasschnelli.ch"sv,
                                  "seed.btc.petertodd.net"sv,
                                  "seed.bitcoin.sprovoost.nl"sv,
                                  "dnsseed.emzy.de"sv,
                                  "seed.bitcoin.wiz.biz"sv,
                                  "seed.mainnet.achownodes.xyz"sv};
constexpr std::array Testnet3Seeds{"testnet-seed.bitcoin.jonasschnelli.ch"sv, "seed.tbtc.petertodd.net"sv,
                                   "testnet-seed.bluematt.me"sv, "seed.testnet.achownodes.xyz"sv};
constexpr std::array Testnet4Seeds{"seed.testnet4.bitcoin.sprovoost.nl"sv, "seed.testnet4.wiz.biz"sv};
constexpr std::array SignetSeeds{"seed.signet.bitcoin.sprovoost.nl"sv, "seed.signet.achownodes.xyz"sv};

constexpr std::array FromTheStart{BlockHeight{1}, BlockHeight{1}, BlockHeight{1}}; // BIP34, 66, 65 since block 1

std::array<std::byte, 4> magic(std::uint32_t asWritten)
{
    return {static_cast<std::byte>(asWritten >> 24), static_cast<std::byte>(asWritten >> 16),
            static_cast<std::byte>(asWritten >> 8), static_cast<std::byte>(asWritten)};
}

/// The low digits of a big-endian number of 32 bytes.
std::array<std::byte, 32> work(std::string_view hex)
{
    const Bytes raw = fromHex(std::string(64 - hex.size(), '0').append(hex)).value();
    std::array<std::byte, 32> bytes{};
    std::ranges::copy(raw, bytes.begin());
    return bytes;
}

/// What follows from the rest, the same way for every network.
NetworkParams finished(NetworkParams params, const GenesisParts& genesis, std::string_view filterHeaderDisplay)
{
    params.genesis = genesisBlock(genesis);
    params.genesisHash = params.genesis.header.hash();
    params.genesisFilterHeader = FilterHeader::fromDisplay(filterHeaderDisplay).value();
    params.powLimitBits = genesis.bits;
    params.headerCheckpoints = headerChunkCheckpoints(params.network);
    params.filterHeaderCheckpoints = filterHeaderCheckpoints(params.network);
    params.fixedSeeds = fixedSeeds(params.network);
    return params;
}

NetworkParams mainnet()
{
    NetworkParams params;
    params.network = Network::Mainnet;
    params.magic = magic(0xf9be'b4d9);
    params.defaultPort = 8333;
    params.minimumWork = work("1128750f82f4c366153a3a030");
    params.askAboveReorg = 100;
    params.versionFloors = {BlockHeight{227'931}, BlockHeight{363'725}, BlockHeight{388'381}};
    params.segwitFrom = {481'824};
    params.dnsSeeds = MainnetSeeds;
    return finished(params, satoshisGenesis(1'231'006'505, 0x1d00'ffff, 2'083'236'893),
                    "02c2392180d0ce2b5b6f8b08d39a11ffe831c673311a3ecf77b97fc3f0303c9f");
}

NetworkParams testnet3()
{
    NetworkParams params;
    params.network = Network::Testnet3;
    params.magic = magic(0x0b11'0907);
    params.defaultPort = 18333;
    params.minDifficultyAfter20Minutes = true;
    params.minimumWork = work("17dde1c649f3708d14b6");
    params.mostUnproved = 6'000'000;
    params.versionFloors = {BlockHeight{21'111}, BlockHeight{330'776}, BlockHeight{581'885}};
    params.segwitFrom = {834'624};
    params.dnsSeeds = Testnet3Seeds;
    return finished(params, satoshisGenesis(1'296'688'602, 0x1d00'ffff, 414'098'458),
                    "21584579b7eb08997773e5aeff3a7f932700042d0ed2a6129012b7d7ae81b750");
}

NetworkParams testnet4()
{
    NetworkParams params;
    params.network = Network::Testnet4;
    params.magic = magic(0x1c16'3f28);
    params.defaultPort = 48333;
    params.minDifficultyAfter20Minutes = true;
    params.bip94 = true;
    params.minimumWork = work("9a0fe15d0177d086304");
    params.mostUnproved = 500'000;
    params.versionFloors = FromTheStart;
    params.dnsSeeds = Testnet4Seeds;
    return finished(params, testnet4Genesis(), "0bf21f76e722983499fdf053df229813d79bad9e0dfd316ed3e89de2c4b7b2f1");
}

NetworkParams signet()
{
    NetworkParams params;
    params.network = Network::Signet;
    params.magic = magic(0x0a03'cf40);
    params.defaultPort = 38333;
    params.minimumWork = work("b463ea0a4b8");
    params.mostUnproved = 1'000'000;
    params.versionFloors = FromTheStart;
    params.dnsSeeds = SignetSeeds;
    return finished(params, satoshisGenesis(1'598'918'400, 0x1e03'77ae, 52'613'770),
                    "0d56a463c236df12c9ef21ba12f27fa17ac4bf7792a36d1636cb231f822076f4");
}

/// Regtest and Practice: the same chain rules and the same first block.
NetworkParams privateChain(Network network)
{
    NetworkParams params;
    params.network = network;
    params.magic = magic(0xfabf'b5da);
    params.defaultPort = 18444;
    params.retargets = false;
    params.minDifficultyAfter20Minutes = true;
    params.versionFloors = FromTheStart;
    params.subsidyHalvingInterval = 150;
    return finished(params, satoshisGenesis(1'296'688'602, 0x207f'ffff, 2),
                    "485e301e4509d7f0d954bf5b529f3ecef68c5191fd0e635f775c1d0266dc5a2b");
}

} // namespace

BlockHeight NetworkParams::highestPlausible(std::int64_t now) const
{
    return {static_cast<std::int32_t>((now - genesis.header.time) / 600 * 2 + 1'000)};
}

const NetworkParams& networkParams(Network network)
{
    static const std::array All{
        mainnet(), testnet3(), testnet4(), signet(), privateChain(Network::Regtest), privateChain(Network::Practice)};
    const auto found = std::ranges::find(All, network, &NetworkParams::network);
    if (found == All.end()) std::abort(); // a Network that was added without its rules
    return *found;
}

} // namespace lockstep
