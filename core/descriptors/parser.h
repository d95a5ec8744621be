// SPDX-License-Identifier: MIT
#pragma once

#include "core/descriptors/node.h"

#include <memory>
#include <string_view>

namespace lockstep {

/// Reads `name(arguments)` into a tree. Where an expression may stand decides what it may be: pkh at the top only,
/// multi inside wsh only. The depth is that of sh(wsh(multi())), so hostile text cannot nest.
class DescriptorParser
{
public:
    using NodePtr = std::shared_ptr<const Descriptor::Node>;

    explicit DescriptorParser(Network network) : m_network(network) { }

    /// The descriptor without `#` and checksum. Errors: as Descriptor::parse.
    Result<NodePtr> parse(std::string_view body) const;

private:
    enum class Place { Top, InSh, InWsh };
    using Node = Descriptor::Node;
    using Read = Result<NodePtr> (DescriptorParser::*)(std::string_view arguments) const;

    Result<NodePtr> script(std::string_view text, Place place) const;
    Result<NodePtr> pkh(std::string_view key) const;
    Result<NodePtr> wpkh(std::string_view key) const;
    Result<NodePtr> tr(std::string_view key) const;
    Result<NodePtr> sh(std::string_view script) const;
    Result<NodePtr> wsh(std::string_view script) const;
    Result<NodePtr> multi(std::string_view arguments) const;
    Result<NodePtr> sortedMulti(std::string_view arguments) const;
    Result<NodePtr> addr(std::string_view address) const;
    Result<NodePtr> raw(std::string_view hex) const;

    Result<NodePtr> singleKey(Node::Kind kind, std::string_view text, KeyForm form) const;
    Result<NodePtr> wrapper(Node::Kind kind, std::string_view script, Place inside) const;
    Result<NodePtr> multisig(Node::Kind kind, std::string_view arguments) const;

    Network m_network;
};

} // namespace lockstep
