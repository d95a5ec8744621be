// SPDX-License-Identifier: MIT

#include "core/descriptors/descriptor.h"

#include "core/crypto/hash.h"
#include "core/descriptors/node.h"
#include "core/descriptors/parser.h"
#include "core/descriptors/privatekeyscan.h"
#include "core/util/hex.h"

#include <algorithm>

namespace lockstep {

namespace {

constexpr std::size_t ChecksumSize = 8;
constexpr char ChecksumMark = '#';

/// The text before the checksum, once that is known to be right or absent.
Result<std::string_view> checkedBody(std::string_view text)
{
    const std::size_t mark = text.find(ChecksumMark);
    const std::string_view body = text.substr(0, mark);
    const auto expected = descriptorChecksum(body);
    if (!expected) return expected.error();
    if (mark == std::string_view::npos) return body;
    const std::string_view given = text.substr(mark + 1);
    if (given.size() != ChecksumSize) return Error{Errc::Malformed, "descriptor: a checksum has 8 characters"};
    if (given != *expected) return Error{Errc::BadChecksum, *expected};
    return body;
}

using NodePtr = std::shared_ptr<const Descriptor::Node>;

/// The keys of both made one by one into pairs; nothing when they are no pair or all the same.
std::optional<std::vector<KeyExpression>> pairedKeys(const std::vector<KeyExpression>& receive,
                                                     const std::vector<KeyExpression>& change, Network network)
{
    std::vector<KeyExpression> keys;
    bool anyDiffers = false;
    for (std::size_t i = 0; i < receive.size(); ++i) {
        const bool differs = receive[i].toString(network) != change[i].toString(network);
        auto key = differs ? KeyExpression::paired(receive[i], change[i]) : std::optional(receive[i]);
        if (!key) return std::nullopt;
        anyDiffers |= differs;
        keys.push_back(std::move(*key));
    }
    if (!anyDiffers) return std::nullopt;
    return keys;
}

NodePtr pairedNode(const Descriptor::Node& receive, const Descriptor::Node& change, Network network)
{
    const bool isAlike = receive.kind == change.kind && receive.threshold == change.threshold
        && receive.keys.size() == change.keys.size() && !receive.inner == !change.inner;
    if (!isAlike) return nullptr;
    auto node = std::make_shared<Descriptor::Node>(receive);
    if (receive.inner) {
        node->inner = pairedNode(*receive.inner, *change.inner, network);
        return node->inner ? node : nullptr;
    }
    auto keys = pairedKeys(receive.keys, change.keys, network);
    if (!keys) return nullptr;
    node->keys = std::move(*keys);
    return node;
}

bool isChangeBeforeReceive(const Descriptor::Node& node)
{
    const std::vector<std::uint32_t> swapped{1, 0};
    return std::ranges::any_of(node.innermost().keys, [&](const KeyExpression& key) { return key.tuple() == swapped; });
}

} // namespace

Descriptor::Descriptor(std::shared_ptr<const Node> root, Network network) : m_root(std::move(root)), m_network(network)
{
}

Result<Descriptor> Descriptor::parse(std::string_view text, Network network)
{
    if (text.size() > MaxLength) return Error{Errc::OutOfRange, "descriptor: too long"};
    if (holdsPrivateKey(text)) return Error{Errc::PrivateKeyGiven, "descriptor: it holds a private key"};
    const auto body = checkedBody(text);
    if (!body) return body.error();
    auto root = DescriptorParser(network).parse(*body);
    if (!root) return root.error();
    return Descriptor(std::move(*root), network);
}

std::string Descriptor::toString() const
{
    const std::string body = m_root->toString(m_network);
    return body + ChecksumMark + descriptorChecksum(body).value();
}

std::size_t Descriptor::branchCount() const
{
    std::size_t branches = 1;
    for (const KeyExpression& key : m_root->innermost().keys) branches = std::max(branches, key.branchCount());
    return branches;
}

Descriptor Descriptor::branch(std::size_t index) const
{
    return {m_root->withKeys([index](const KeyExpression& key) { return key.onlyBranch(index); }), m_network};
}

std::optional<Descriptor> Descriptor::paired(const Descriptor& receive, const Descriptor& change)
{
    if (receive.m_network != change.m_network) return std::nullopt;
    NodePtr both = pairedNode(*receive.m_root, *change.m_root, receive.m_network);
    if (both && isChangeBeforeReceive(*both)) both = pairedNode(*change.m_root, *receive.m_root, receive.m_network);
    if (!both) return std::nullopt;
    return Descriptor(std::move(both), receive.m_network);
}

DescriptorKind Descriptor::kind() const
{
    switch (m_root->kind) {
    case Node::Kind::Pkh: return DescriptorKind::Pkh;
    case Node::Kind::Wpkh: return DescriptorKind::Wpkh;
    case Node::Kind::Tr: return DescriptorKind::Tr;
    case Node::Kind::Wsh: return DescriptorKind::Wsh;
    case Node::Kind::Addr: return DescriptorKind::Addr;
    case Node::Kind::Sh: return m_root->inner->inner ? DescriptorKind::ShWsh : DescriptorKind::ShWpkh;
    default: return DescriptorKind::Raw;
    }
}

std::size_t Descriptor::keyCount() const { return m_root->innermost().keys.size(); }

std::size_t Descriptor::threshold() const
{
    const Node& node = m_root->innermost();
    return node.threshold > 0 ? node.threshold : node.keys.size();
}

std::vector<std::optional<KeyOrigin>> Descriptor::origins() const
{
    std::vector<std::optional<KeyOrigin>> origins;
    for (const KeyExpression& key : m_root->innermost().keys) origins.push_back(key.origin());
    return origins;
}

bool Descriptor::isRanged() const { return std::ranges::any_of(m_root->innermost().keys, &KeyExpression::isRanged); }

Result<DerivedOutput> Descriptor::derive(std::size_t branch, std::uint32_t index) const
{
    if (branch >= branchCount()) return Error{Errc::OutOfRange, "descriptor: no such branch"};
    if (index > MaxIndex) return Error{Errc::OutOfRange, "descriptor: index of 2^31 or more"};
    return m_root->derive(branch, index);
}

Result<Bytes> Descriptor::scriptPubKey(std::size_t branch, std::uint32_t index) const
{
    auto output = derive(branch, index);
    if (!output) return output.error();
    return std::move(output->scriptPubKey);
}

std::string Descriptor::keyPath(std::size_t branch, std::uint32_t index) const
{
    const auto& keys = m_root->innermost().keys;
    if (keys.empty()) return {};
    if (const auto origin = keys.front().fullOrigin(branch, index)) return origin->path.toString();
    const std::string steps = keys.front().stepsAfterKey(branch, index).suffix();
    return steps.empty() ? steps : "..." + steps;
}

std::string Descriptor::identity() const { return toHex(sha256(bytesOf(m_root->identityText()))); }

} // namespace lockstep
