// SPDX-License-Identifier: MIT

#include "core/p2p/messages/addressmessages.h"
#include "core/p2p/messages/chainmessages.h"
#include "core/p2p/messages/filtermessages.h"
#include "core/p2p/messages/handshakemessages.h"
#include "core/p2p/messages/inventorymessages.h"
#include "core/p2p/messages/wire.h"
#include "tests/fuzz/choices.h"
#include "tests/fuzz/memoryuse.h"
#include "tests/fuzz/seeds.h"
#include "tests/fuzz/target.h"

#include <algorithm>
#include <array>

namespace lockstep::fuzz {

using namespace p2p;

namespace {

/// Whether a message that was read is written as it came: not where parts are passed over.
enum class Form { Exact, Abridged };

template <typename Message, Form form>
void roundTrip(ByteSpan payload)
{
    const MemoryUse memory;
    const auto read = Message::parse(payload);
    require(memory.peak() <= 2 * payload.size() + 65'536, "memory is paid for by bytes that are there");
    if (!read) return;

    const Bytes written = read->serialize();
    if constexpr (form == Form::Exact) require(std::ranges::equal(written, payload), "written as it came");
    const auto again = Message::parse(written);
    require(again.has_value(), "what we write we can read");
    require(again->serialize() == written, "reading it again changes nothing");
}

struct Kind
{
    std::string_view command;
    void (*run)(ByteSpan payload);
};

constexpr std::array Kinds{
    Kind{Version::Command, roundTrip<Version, Form::Abridged>}, // addresses, and what later protocols add
    Kind{Ping::Command, roundTrip<Ping, Form::Exact>},
    Kind{Pong::Command, roundTrip<Pong, Form::Exact>},
    Kind{FeeFilter::Command, roundTrip<FeeFilter, Form::Exact>},
    Kind{Addr::Command, roundTrip<Addr, Form::Exact>},
    Kind{AddrV2::Command, roundTrip<AddrV2, Form::Abridged>}, // kinds of the future
    Kind{GetHeaders::Command, roundTrip<GetHeaders, Form::Abridged>}, // the protocol once more
    Kind{Headers::Command, roundTrip<Headers, Form::Exact>},
    Kind{command::Inv, roundTrip<Inventory, Form::Exact>},
    Kind{command::GetCFilters, roundTrip<FilterRange, Form::Exact>},
    Kind{CFilter::Command, roundTrip<CFilter, Form::Exact>},
    Kind{CFHeaders::Command, roundTrip<CFHeaders, Form::Exact>},
    Kind{GetCFCheckpt::Command, roundTrip<GetCFCheckpt, Form::Exact>},
    Kind{CFCheckpt::Command, roundTrip<CFCheckpt, Form::Exact>},
};

/// The first byte says which message the others are.
void run(ByteSpan input)
{
    Choices choices(input);
    const Kind& kind = Kinds[choices.below(Kinds.size())];
    kind.run(choices.rest());
}

std::vector<Bytes> seeds()
{
    std::vector<Bytes> inputs;
    for (unsigned i = 0; i < Kinds.size(); ++i) inputs.push_back(withHead({i}, Bytes(8)));
    inputs.push_back(withHead({0}, Version().serialize()));
    inputs.push_back(withHead({4}, Addr{{{1, 9, AddressKind::IPv4, Bytes(4), 8333}}}.serialize()));
    inputs.push_back(withHead({5}, AddrV2{{{1, 9, AddressKind::TorV3, Bytes(32), 8333}}}.serialize()));
    inputs.push_back(withHead({6}, GetHeaders{std::vector<BlockHash>(2), {}}.serialize()));
    inputs.push_back(withHead({7}, Headers{std::vector<BlockHeader>(1)}.serialize()));
    inputs.push_back(withHead({8}, Inventory{{{InventoryType::WitnessBlock, {}}}}.serialize()));
    inputs.push_back(withHead({9}, FilterRange().serialize()));
    inputs.push_back(withHead({10}, CFilter{0, {}, Bytes(4)}.serialize()));
    inputs.push_back(withHead({11}, CFHeaders{0, {}, {}, std::vector<FilterHash>(2)}.serialize()));
    inputs.push_back(withHead({13}, CFCheckpt{0, {}, std::vector<FilterHeader>(2)}.serialize()));
    for (const Bytes& message : malformedMessages(1'000)) {
        for (unsigned i = 0; i < Kinds.size(); ++i) {
            const Bytes head = frame({}, Kinds[i].command);
            const bool isKind = message.size() >= MessageFramer::HeaderSize
                && std::equal(head.begin() + 4, head.begin() + 16, message.begin() + 4);
            if (isKind) inputs.push_back(withHead({i}, ByteSpan(message).subspan(MessageFramer::HeaderSize)));
        }
    }
    return inputs;
}

} // namespace

constinit const Target MessagesTarget{"messages", 4'096, run, seeds};

} // namespace lockstep::fuzz
