// SPDX-License-Identifier: MIT

#include "core/descriptors/addresslist.h"
#include "core/descriptors/watchinput.h"
#include "core/script/address.h"
#include "tests/fuzz/choices.h"
#include "tests/fuzz/seeds.h"
#include "tests/fuzz/target.h"
#include "tests/fuzz/text.h"

#include <algorithm>
#include <optional>
#include <set>

namespace lockstep::fuzz {

namespace {

std::string quoted(const std::string& label)
{
    std::string text = "\"";
    for (const char c : label) text += c == '"' ? std::string("\"\"") : std::string(1, c);
    return text + '"';
}

std::string written(const std::vector<WatchedAddress>& list)
{
    std::string text;
    for (const WatchedAddress& entry : list) {
        text += entry.address + ',' + quoted(entry.label);
        if (entry.height) text += ',' + std::to_string(entry.height->value);
        text += '\n';
    }
    return text;
}

void checkAddressList(std::string_view text, Network network)
{
    const auto list = parseAddressList(text, network);
    if (!list) return;
    std::set<Bytes> scripts;
    for (const WatchedAddress& entry : *list) {
        require(scriptFromAddress(entry.address, network).value() == entry.script, "an entry is its address's script");
        require(scripts.insert(entry.script).second, "every address once");
        require(entry.label.size() <= MaxAddressLabel, "labels have an end");
        require(!entry.height || entry.height->value >= 0, "a height is a height");
    }
    const auto again = parseAddressList(written(*list), network);
    const auto same = [](const WatchedAddress& a, const WatchedAddress& b) {
        return a.script == b.script && a.address == b.address && a.label == b.label && a.height == b.height;
    };
    require(again && std::ranges::equal(*again, *list, same), "a list, written and read, is the same list");
}

void checkWatchInput(std::string_view text, Network network, std::optional<AccountType> type)
{
    const auto inputs = parseWatchInput(text, network, type);
    if (!inputs) return;
    require(!inputs->empty() && inputs->size() <= MaxWatchInputs, "something, and not too much");
    const auto lines = static_cast<std::size_t>(std::ranges::count(text, '\n')) + 1;
    std::string all;
    for (const WatchInput& input : *inputs) {
        require(input.line >= 1 && input.line <= lines, "it stands on a line of the text");
        require(!input.what().empty(), "it can be named");
        all += input.descriptor.toString() + '\n';
    }
    const auto again = parseWatchInput(all, network, type);
    require(again && again->size() <= inputs->size(), "what was read can be written and read");
}

/// The first byte is the network, the second the account type or none.
void run(ByteSpan input)
{
    constexpr std::array<std::optional<AccountType>, 3> Types{std::nullopt, AccountType::Bip84, AccountType::Bip86};
    Choices choices(input);
    const Network network = chosenNetwork(choices);
    const auto type = Types[choices.below(Types.size())];
    const std::string text = textOf(choices.rest());
    checkAddressList(text, network);
    checkWatchInput(text, network, type);
}

std::vector<Bytes> seeds()
{
    const std::string xpub = "xpub6CatWdiZiodmUeTDp8LT5or8nmbKNcuyvz7WyksVFkKB4RHwCD3XyuvPEbvqAQY3rAPshWcMLoP2fMFMKHPJ4"
                             "ZeZXYVUhLv1VMrjPC7PW6V";
    const std::string origin = "[73c5da0a/84h/0h/0h]";
    std::vector<Bytes> inputs;
    for (const std::string& text :
         {std::string("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa,\"Satoshi, the \"\"first\"\"\",0\n# a note\n\n"
                      "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4,,700000\r\n"),
          std::string("BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4\nbc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4,x,9"),
          xpub + "\n", "Receive: wpkh(" + origin + xpub + "/0/*)\nChange: wpkh(" + origin + xpub + "/1/*)\n",
          origin + xpub, "wpkh(" + xpub + "/<0;1>/*)\nwpkh(" + xpub + "/0/*)",
          std::string("abandon abandon abandon about")}) {
        inputs.push_back(withHead({0, 0}, bytesOf(text)));
        inputs.push_back(withHead({0, 1}, bytesOf(text)));
    }
    return inputs;
}

} // namespace

constinit const Target WatchTextTarget{"watchtext", 2'048, run, seeds};

} // namespace lockstep::fuzz
