// SPDX-License-Identifier: MIT

#include "core/wallet/policy.h"

#include <algorithm>
#include <charconv>

namespace lockstep {

namespace {

/// Of the first keychain that has one; empty: a list of addresses.
std::string_view descriptorOf(std::span<const KeychainRow> keychains)
{
    const auto derived
        = std::ranges::find_if(keychains, [](const KeychainRow& row) { return !row.descriptor.empty(); });
    return derived == keychains.end() ? std::string_view() : std::string_view(derived->descriptor);
}

} // namespace

std::string policyOf(std::span<const KeychainRow> keychains)
{
    const std::string_view descriptor = descriptorOf(keychains);
    return descriptor.empty() ? "addresses" : policyOf(descriptor);
}

std::string policyOf(std::string_view descriptor)
{
    // The function names up to the first key: "sh(wpkh(" of "sh(wpkh([d34db33f/49h/0h/0h]xpub.../0/*))".
    const std::size_t key = descriptor.find_first_not_of("abcdefghijklmnopqrstuvwxyz(");
    std::string names(descriptor.substr(0, descriptor.rfind('(', key)));
    return names.append(static_cast<std::size_t>(std::ranges::count(names, '(')), ')');
}

Signers signersOf(std::span<const KeychainRow> keychains) { return signersOf(descriptorOf(keychains)); }

Signers signersOf(std::string_view descriptor)
{
    constexpr std::string_view Several = "multi("; // also the end of sortedmulti
    const std::size_t name = descriptor.find(Several);
    if (name == std::string_view::npos) return {};
    const std::string_view inside = descriptor.substr(name + Several.size());
    Signers signers;
    std::from_chars(inside.data(), inside.data() + inside.size(), signers.needed);
    signers.keys = static_cast<int>(std::ranges::count(inside.substr(0, inside.find(')')), ','));
    return signers;
}

} // namespace lockstep
