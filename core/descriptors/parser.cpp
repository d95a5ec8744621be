// SPDX-License-Identifier: MIT

#include "core/descriptors/parser.h"

#include "core/script/address.h"
#include "core/util/hex.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace lockstep {

namespace {

constexpr std::size_t MaxMultisigKeys = 20;

/// Real descriptor functions that are not handled. Inside wsh() every other word is one too: miniscript.
constexpr std::array<std::string_view, 6> KnownButUnsupported{"pk",    "combo", "multi_a", "sortedmulti_a",
                                                              "rawtr", "musig"};

Error misplaced(std::string_view name) { return {Errc::Malformed, std::string(name) + "() cannot stand here"}; }

Error unsupported(std::string_view name)
{
    return {Errc::Unsupported, std::string(name) + "() is not supported here yet"};
}

bool isWord(std::string_view name)
{
    return !name.empty() && name.find_first_not_of("abcdefghijklmnopqrstuvwxyz_:0123456789") == std::string_view::npos;
}

/// Each key has as many branches as the others, or one.
Result<void> checkBranches(const std::vector<KeyExpression>& keys)
{
    std::size_t branches = 1;
    for (const KeyExpression& key : keys) {
        if (key.branchCount() == 1) continue;
        if (branches != 1 && branches != key.branchCount())
            return Error{Errc::Malformed, "multipath tuples of different lengths"};
        branches = key.branchCount();
    }
    return {};
}

Result<std::size_t> parseThreshold(std::string_view text)
{
    std::size_t threshold = 0;
    const char* const end = text.data() + text.size();
    const auto [stop, problem] = std::from_chars(text.data(), end, threshold);
    if (problem == std::errc::result_out_of_range) return Error{Errc::OutOfRange, "multi: the threshold is too large"};
    if (problem != std::errc() || stop != end) return Error{Errc::Malformed, "multi: the threshold is not a number"};
    return threshold;
}

} // namespace

Result<DescriptorParser::NodePtr> DescriptorParser::parse(std::string_view body) const
{
    return script(body, Place::Top);
}

Result<DescriptorParser::NodePtr> DescriptorParser::script(std::string_view text, Place place) const
{
    const std::size_t open = text.find('(');
    if (open == std::string_view::npos || !text.ends_with(')'))
        return Error{Errc::Malformed, "descriptor: a script expression, name(...), belongs here"};
    const std::string_view name = text.substr(0, open);
    const std::string_view inside = text.substr(open + 1, text.size() - open - 2);
    const bool isTop = place == Place::Top;

    if (name == "wpkh")
        return place == Place::InWsh ? misplaced(name) : singleKey(Node::Kind::Wpkh, inside, KeyForm::Compressed);
    if (name == "pkh") return isTop ? singleKey(Node::Kind::Pkh, inside, KeyForm::AnyFullKey) : unsupported(name);
    if (name == "tr") return isTop ? singleKey(Node::Kind::Tr, inside, KeyForm::Taproot) : misplaced(name);
    if (name == "sh") return isTop ? wrapper(Node::Kind::Sh, inside, Place::InSh) : misplaced(name);
    if (name == "wsh") return place == Place::InWsh ? misplaced(name) : wrapper(Node::Kind::Wsh, inside, Place::InWsh);
    if (name == "addr") return isTop ? address(inside) : misplaced(name);
    if (name == "raw") return isTop ? raw(inside) : misplaced(name);
    if (name == "multi" || name == "sortedmulti") {
        if (place != Place::InWsh) return unsupported(name);
        return multi(name == "multi" ? Node::Kind::Multi : Node::Kind::SortedMulti, inside);
    }
    const bool isKnown = std::ranges::find(KnownButUnsupported, name) != KnownButUnsupported.end();
    if (isKnown || (place == Place::InWsh && isWord(name))) return unsupported(name);
    return Error{Errc::Malformed, "descriptor: an unknown expression"};
}

Result<DescriptorParser::NodePtr> DescriptorParser::singleKey(Node::Kind kind, std::string_view argument,
                                                              KeyForm form) const
{
    if (kind == Node::Kind::Tr && argument.find(',') != std::string_view::npos)
        return Error{Errc::Unsupported, "tr() with a script tree is not supported yet"};
    if (argument.starts_with("musig(")) return unsupported("musig");
    auto key = KeyExpression::parse(argument, m_network, form);
    if (!key) return key.error();
    auto node = std::make_shared<Node>();
    node->kind = kind;
    node->keys.push_back(std::move(*key));
    return NodePtr(std::move(node));
}

Result<DescriptorParser::NodePtr> DescriptorParser::wrapper(Node::Kind kind, std::string_view argument,
                                                            Place inside) const
{
    auto inner = script(argument, inside);
    if (!inner) return inner;
    auto node = std::make_shared<Node>();
    node->kind = kind;
    node->inner = std::move(*inner);
    return NodePtr(std::move(node));
}

Result<DescriptorParser::NodePtr> DescriptorParser::multi(Node::Kind kind, std::string_view arguments) const
{
    std::size_t comma = std::min(arguments.find(','), arguments.size());
    const auto threshold = parseThreshold(arguments.substr(0, comma));
    if (!threshold) return threshold.error();
    auto node = std::make_shared<Node>();
    node->kind = kind;
    node->threshold = *threshold;
    while (comma < arguments.size()) {
        if (node->keys.size() == MaxMultisigKeys) return Error{Errc::OutOfRange, "multi: more than 20 keys"};
        arguments.remove_prefix(comma + 1);
        comma = std::min(arguments.find(','), arguments.size());
        auto key = KeyExpression::parse(arguments.substr(0, comma), m_network, KeyForm::Compressed);
        if (!key) return key.error();
        node->keys.push_back(std::move(*key));
    }
    if (node->threshold == 0 || node->threshold > node->keys.size())
        return Error{Errc::OutOfRange, "multi: the threshold is not between 1 and the number of keys"};
    if (const auto branches = checkBranches(node->keys); !branches) return branches.error();
    return NodePtr(std::move(node));
}

Result<DescriptorParser::NodePtr> DescriptorParser::address(std::string_view argument) const
{
    auto script = scriptFromAddress(argument, m_network);
    if (!script) return script.error();
    auto node = std::make_shared<Node>();
    node->kind = Node::Kind::Addr;
    node->address = addressOf(*script, m_network).value_or(std::string(argument)); // one spelling of bech32
    node->script = std::move(*script);
    return NodePtr(std::move(node));
}

Result<DescriptorParser::NodePtr> DescriptorParser::raw(std::string_view argument) const
{
    auto script = fromHex(argument);
    if (!script) return script.error();
    if (script->empty()) return Error{Errc::Malformed, "raw: an empty script"};
    auto node = std::make_shared<Node>();
    node->kind = Node::Kind::Raw;
    node->script = std::move(*script);
    return NodePtr(std::move(node));
}

} // namespace lockstep
