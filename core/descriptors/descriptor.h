// SPDX-License-Identifier: MIT
#pragma once

#include "core/primitives/network.h"
#include "core/util/bytes.h"
#include "core/util/result.h"

#include <cstdint>
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace lockstep {

/// What a wallet watches, as a public output descriptor (BIP380-386, BIP389).
///
/// Handled: pkh, wpkh, sh(wpkh), tr(KEY), wsh and sh(wsh) of multi and sortedmulti, addr, raw.
/// Anything else that is a descriptor is refused as Unsupported, private keys as PrivateKeyGiven.
/// Immutable and cheap to copy.
class Descriptor
{
public:
    /// One descriptor with or without checksum; `<a;b>` multipath gives one branch per value.
    /// Errors: Malformed, BadChecksum (detail: the checksum expected), WrongNetwork, Unsupported, PrivateKeyGiven,
    /// OutOfRange (key index, threshold).
    static Result<Descriptor> parse(std::string_view text, Network network);

    /// With the checksum, hardened steps as `h`, multipath kept.
    std::string toString() const;

    /// 1, or the number of values in the multipath tuple: branch 0 receives, branch 1 takes change.
    std::size_t branchCount() const;

    /// The same descriptor with only one branch of the tuple, so that it can stand alone.
    Descriptor branch(std::size_t index) const;

    bool isRanged() const; ///< Ends in `/*`: one script for each index.

    /// The scriptPubKey at `index` (ignored when not ranged). `branch` < branchCount(); index < 2^31.
    /// Errors: OutOfRange; Malformed for the one key in 2^127 that does not exist.
    Result<Bytes> scriptPubKey(std::size_t branch, std::uint32_t index) const;

    /// "m/84h/0h/0h/0/17" where the origin is known, ".../0/17" where not; empty without a key path.
    std::string keyPath(std::size_t branch, std::uint32_t index) const;

    /// Two descriptors that watch the same scripts by the same keys have the same identity: checksum, `'` against `h`,
    /// key origin and upper case hex do not count.
    std::string identity() const;

    struct Node;

private:
    explicit Descriptor(std::shared_ptr<const Node> root, Network network);
    std::shared_ptr<const Node> m_root;
    Network m_network;
};

/// The 8 characters after `#` (BIP380). Errors: Malformed for a character outside the descriptor alphabet.
Result<std::string> descriptorChecksum(std::string_view body);

} // namespace lockstep
