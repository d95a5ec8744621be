// SPDX-License-Identifier: MIT

#include "core/descriptors/addresslist.h"

#include "core/descriptors/textlines.h"
#include "core/script/address.h"
#include "core/script/templates.h"
#include "core/util/hex.h"

#include <algorithm>
#include <charconv>
#include <limits>
#include <map>

namespace lockstep {

namespace {

constexpr std::size_t MaxFields = 3;

/// Takes one field of a CSV line and the comma after it. Quotes inside quotes come twice (RFC 4180).
Result<std::string> takeField(std::string_view& rest)
{
    std::string field;
    if (!rest.starts_with('"')) {
        const std::size_t end = std::min(rest.find(','), rest.size());
        field = trimmed(rest.substr(0, end));
        rest.remove_prefix(std::min(end + 1, rest.size()));
        return field;
    }
    rest.remove_prefix(1);
    for (;;) {
        const std::size_t quote = rest.find('"');
        if (quote == std::string_view::npos) return Error{Errc::Malformed, "a quote without its end"};
        field += rest.substr(0, quote);
        rest.remove_prefix(quote + 1);
        if (!rest.starts_with('"')) break;
        field += '"';
        rest.remove_prefix(1);
    }
    rest = trimmed(rest);
    if (!rest.empty() && rest.front() != ',') return Error{Errc::Malformed, "text after a closing quote"};
    if (!rest.empty()) rest.remove_prefix(1);
    return field;
}

Result<std::vector<std::string>> fieldsOf(std::string_view line)
{
    std::vector<std::string> fields;
    while (!line.empty()) {
        if (fields.size() == MaxFields)
            return Error{Errc::Malformed, "more than address, label and height; a label with a comma needs quotes"};
        auto field = takeField(line);
        if (!field) return field.error();
        fields.push_back(std::move(*field));
        line = trimmed(line);
    }
    return fields;
}

/// Spreadsheets write the names of the columns first.
bool isHeader(std::string_view line)
{
    constexpr std::string_view Name = "address";
    return line.size() >= Name.size() && std::ranges::equal(line.substr(0, Name.size()), Name, {}, [](char c) {
               return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
           });
}

Result<std::optional<BlockHeight>> parseHeight(std::string_view text)
{
    if (text.empty()) return std::optional<BlockHeight>();
    std::uint32_t height = 0;
    const char* const end = text.data() + text.size();
    const auto [stop, problem] = std::from_chars(text.data(), end, height);
    const bool isNumber = text.find_first_not_of("0123456789") == std::string_view::npos;
    if (!isNumber) return Error{Errc::Malformed, "the height is not a number"};
    if (problem != std::errc() || height > static_cast<std::uint32_t>(std::numeric_limits<std::int32_t>::max()))
        return Error{Errc::OutOfRange, "the height is too large"};
    return std::optional(BlockHeight{static_cast<std::int32_t>(height)});
}

/// A standard scriptPubKey in hexadecimal. Nothing else, so that a hash or a private key pasted by mistake is no
/// script.
std::optional<Bytes> scriptFromHex(std::string_view text)
{
    auto script = fromHex(text);
    if (!script) return std::nullopt;
    const ScriptType type = classifyScript(*script);
    if (type == ScriptType::Nonstandard || type == ScriptType::NullData) return std::nullopt;
    return *std::move(script);
}

Result<Bytes> scriptOf(std::string_view field, Network network)
{
    if (auto script = scriptFromHex(field)) return *std::move(script);
    return scriptFromAddress(field, network);
}

Result<WatchedAddress> parseLine(std::string_view line, Network network)
{
    auto fields = fieldsOf(line);
    if (!fields) return fields.error();
    fields->resize(MaxFields);
    auto script = scriptOf((*fields)[0], network);
    if (!script) return script.error();
    auto height = parseHeight((*fields)[2]);
    if (!height) return height.error();
    if ((*fields)[1].size() > MaxAddressLabel) return Error{Errc::OutOfRange, "the label is too long"};

    WatchedAddress watched;
    watched.address = addressOf(*script, network).value_or((*fields)[0]);
    watched.script = std::move(*script);
    watched.label = std::move((*fields)[1]);
    watched.height = *height;
    return watched;
}

void merge(WatchedAddress& into, WatchedAddress&& again)
{
    if (into.label.empty()) into.label = std::move(again.label);
    if (again.height && (!into.height || *again.height < *into.height)) into.height = again.height;
}

} // namespace

Result<std::vector<WatchedAddress>> parseAddressList(std::string_view text, Network network)
{
    if (text.size() > MaxAddressListSize) return Error{Errc::OutOfRange, "more than 16,000,000 bytes"};
    std::vector<TextLine> lines = meaningfulLines(text, MaxAddressListLines + 1);
    const bool hasOneLine = lines.size() == 1;
    if (!lines.empty() && isHeader(lines.front().text)) lines.erase(lines.begin());
    if (lines.empty()) return Error{Errc::Malformed, "no addresses"};
    if (lines.size() > MaxAddressListLines) return Error{Errc::OutOfRange, "more than 100,000 addresses"};

    std::vector<WatchedAddress> list;
    std::map<Bytes, std::size_t> places;
    for (const TextLine& line : lines) {
        auto watched = parseLine(line.text, network);
        if (!watched) return hasOneLine ? watched.error() : atLine(line.number, watched.error());
        const auto [place, isNew] = places.try_emplace(watched->script, list.size());
        if (isNew)
            list.push_back(std::move(*watched));
        else
            merge(list[place->second], std::move(*watched));
    }
    return list;
}

std::optional<BlockHeight> lowestHeight(std::span<const WatchedAddress> addresses)
{
    std::optional<BlockHeight> lowest;
    for (const WatchedAddress& address : addresses) {
        if (!address.height) return std::nullopt;
        lowest = std::min(lowest.value_or(*address.height), *address.height);
    }
    return lowest;
}

} // namespace lockstep
