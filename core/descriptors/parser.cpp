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

/// What an expression is at some place of a descriptor.
enum class Verdict { Handled, Unsupported, Misplaced };

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

using NodePtr = DescriptorParser::NodePtr;

Result<NodePtr> DescriptorParser::parse(std::string_view body) const { return script(body, Place::Top); }

Result<NodePtr> DescriptorParser::script(std::string_view text, Place place) const
{
    constexpr Verdict Yes = Verdict::Handled;
    constexpr Verdict No = Verdict::Misplaced;
    constexpr Verdict NotYet = Verdict::Unsupported;
    struct Function
    {
        std::string_view name;
        std::array<Verdict, 3> verdicts; ///< At the top, in sh, in wsh.
        Read read = nullptr;
    };
    static constexpr std::array Functions{
        Function{"pkh", {Yes, NotYet, NotYet}, &DescriptorParser::pkh},
        Function{"wpkh", {Yes, Yes, No}, &DescriptorParser::wpkh},
        Function{"tr", {Yes, No, No}, &DescriptorParser::tr},
        Function{"sh", {Yes, No, No}, &DescriptorParser::sh},
        Function{"wsh", {Yes, Yes, No}, &DescriptorParser::wsh},
        Function{"multi", {NotYet, NotYet, Yes}, &DescriptorParser::multi},
        Function{"sortedmulti", {NotYet, NotYet, Yes}, &DescriptorParser::sortedMulti},
        Function{"addr", {Yes, No, No}, &DescriptorParser::addr},
        Function{"raw", {Yes, No, No}, &DescriptorParser::raw},
        Function{"pk", {NotYet, NotYet, NotYet}},
        Function{"combo", {NotYet, No, No}},
        Function{"rawtr", {NotYet, No, No}},
    };

    const std::size_t open = text.find('(');
    if (open == std::string_view::npos || !text.ends_with(')'))
        return Error{Errc::Malformed, "descriptor: a script expression, name(...), belongs here"};
    const std::string_view name = text.substr(0, open);
    const auto function = std::ranges::find(Functions, name, &Function::name);
    if (function == Functions.end()) // in wsh any other word is miniscript
        return place == Place::InWsh && isWord(name) ? unsupported(name)
                                                     : Error{Errc::Malformed, "descriptor: an unknown expression"};

    const Verdict verdict = function->verdicts[static_cast<std::size_t>(place)];
    if (verdict == NotYet) return unsupported(name);
    if (verdict == No) return Error{Errc::Malformed, std::string(name) + "() cannot stand here"};
    return (this->*function->read)(text.substr(open + 1, text.size() - open - 2));
}

Result<NodePtr> DescriptorParser::pkh(std::string_view key) const
{
    return singleKey(Node::Kind::Pkh, key, KeyForm::AnyFullKey);
}

Result<NodePtr> DescriptorParser::wpkh(std::string_view key) const
{
    return singleKey(Node::Kind::Wpkh, key, KeyForm::Compressed);
}

Result<NodePtr> DescriptorParser::tr(std::string_view key) const
{
    if (key.starts_with("musig(")) return unsupported("musig");
    if (key.find(',') != std::string_view::npos)
        return Error{Errc::Unsupported, "tr() with a script tree is not supported yet"};
    return singleKey(Node::Kind::Tr, key, KeyForm::Taproot);
}

Result<NodePtr> DescriptorParser::sh(std::string_view script) const
{
    return wrapper(Node::Kind::Sh, script, Place::InSh);
}

Result<NodePtr> DescriptorParser::wsh(std::string_view script) const
{
    return wrapper(Node::Kind::Wsh, script, Place::InWsh);
}

Result<NodePtr> DescriptorParser::multi(std::string_view arguments) const
{
    return multisig(Node::Kind::Multi, arguments);
}

Result<NodePtr> DescriptorParser::sortedMulti(std::string_view arguments) const
{
    return multisig(Node::Kind::SortedMulti, arguments);
}

Result<NodePtr> DescriptorParser::singleKey(Node::Kind kind, std::string_view text, KeyForm form) const
{
    auto key = KeyExpression::parse(text, m_network, form);
    if (!key) return key.error();
    auto node = std::make_shared<Node>();
    node->kind = kind;
    node->keys.push_back(std::move(*key));
    return NodePtr(std::move(node));
}

Result<NodePtr> DescriptorParser::wrapper(Node::Kind kind, std::string_view script, Place inside) const
{
    auto inner = DescriptorParser::script(script, inside);
    if (!inner) return inner;
    auto node = std::make_shared<Node>();
    node->kind = kind;
    node->inner = std::move(*inner);
    return NodePtr(std::move(node));
}

Result<NodePtr> DescriptorParser::multisig(Node::Kind kind, std::string_view arguments) const
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

Result<NodePtr> DescriptorParser::addr(std::string_view address) const
{
    auto script = scriptFromAddress(address, m_network);
    if (!script) return script.error();
    auto node = std::make_shared<Node>();
    node->kind = Node::Kind::Addr;
    node->address = addressOf(*script, m_network).value_or(std::string(address)); // one spelling of bech32
    node->script = std::move(*script);
    return NodePtr(std::move(node));
}

Result<NodePtr> DescriptorParser::raw(std::string_view hex) const
{
    auto script = fromHex(hex);
    if (!script) return script.error();
    if (script->empty()) return Error{Errc::Malformed, "raw: an empty script"};
    auto node = std::make_shared<Node>();
    node->kind = Node::Kind::Raw;
    node->script = std::move(*script);
    return NodePtr(std::move(node));
}

} // namespace lockstep
