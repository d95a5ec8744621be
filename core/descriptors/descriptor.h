// SPDX-License-Identifier: MIT
#pragma once

#include "core/descriptors/derivedoutput.h"
#include "core/keys/keyorigin.h"
#include "core/primitives/network.h"
#include "core/util/bytes.h"
#include "core/util/result.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lockstep {

/// The script a descriptor comes down to.
enum class DescriptorKind { Pkh, Wpkh, ShWpkh, Tr, Wsh, ShWsh, Addr, Raw };

/// What a wallet watches, as a public output descriptor (BIP380-386, BIP389).
///
/// Handled: pkh, wpkh, sh(wpkh), tr(KEY), wsh and sh(wsh) of multi and sortedmulti, addr, raw.
/// Anything else that is a descriptor is refused as Unsupported, private keys as PrivateKeyGiven.
/// Immutable, cheap to copy, and free to use from many threads at once.
class Descriptor
{
public:
    static constexpr std::size_t MaxLength = 65'536;
    static constexpr std::uint32_t MaxIndex = 0x7fff'ffff;

    /// One descriptor with or without checksum; `<a;b>` multipath gives one branch per value.
    /// Errors: Malformed, BadChecksum (detail: the checksum expected, if it is the descriptor's), WrongNetwork,
    /// Unsupported, PrivateKeyGiven, OutOfRange (key index, threshold, more than MaxLength characters).
    /// Cost: one derivation for each key, branch and step after the key.
    static Result<Descriptor> parse(std::string_view text, Network network);

    /// With the checksum, hardened steps as `h`, multipath kept.
    std::string toString() const;

    /// 1, or the number of values in the multipath tuple: branch 0 receives, branch 1 takes change.
    std::size_t branchCount() const;

    /// The same descriptor with only one branch of the tuple, so that it can stand alone.
    Descriptor branch(std::size_t index) const;

    /// One descriptor with two branches from two that differ in one step of each key, as many programs write a wallet
    /// (`.../0/*` and `.../1/*`); steps 0 and 1 in either order mean receive and change. nullopt if they are no pair.
    static std::optional<Descriptor> paired(const Descriptor& receive, const Descriptor& change);

    DescriptorKind kind() const;
    std::size_t keyCount() const; ///< 0 for addr and raw.
    std::size_t threshold() const; ///< Signatures needed: 1 without multi, 0 for addr and raw.
    std::vector<std::optional<KeyOrigin>> origins() const; ///< Of each key, as the text has it.

    bool isRanged() const; ///< Ends in `/*`: one script for each index.

    /// The scriptPubKey at `index` (ignored when not ranged). `branch` < branchCount(); index < 2^31.
    /// Errors: OutOfRange; Malformed for the one key in 2^127 that does not exist.
    Result<Bytes> scriptPubKey(std::size_t branch, std::uint32_t index) const;

    /// The same with all that a PSBT asks for. Errors: as scriptPubKey.
    Result<DerivedOutput> derive(std::size_t branch, std::uint32_t index) const;

    /// "m/84h/0h/0h/0/17" where the origin is known, ".../0/17" where not; empty without a key path.
    /// Of several keys the first.
    std::string keyPath(std::size_t branch, std::uint32_t index) const;

    /// Two descriptors that watch the same scripts by the same keys have the same identity: checksum, `'` against `h`,
    /// key origin and upper case hex do not count, nor does the order of keys in sortedmulti. 64 hex digits.
    std::string identity() const;

    struct Node;

private:
    Descriptor(std::shared_ptr<const Node> root, Network network);
    std::shared_ptr<const Node> m_root;
    Network m_network;
};

/// The 8 characters after `#` (BIP380). Errors: Malformed for a character outside the descriptor alphabet.
Result<std::string> descriptorChecksum(std::string_view body);

} // namespace lockstep
