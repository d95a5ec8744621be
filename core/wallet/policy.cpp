// SPDX-License-Identifier: MIT

#include "core/wallet/policy.h"

#include <algorithm>

namespace lockstep {

std::string policyOf(std::span<const KeychainRow> keychains)
{
    const auto derived
        = std::ranges::find_if(keychains, [](const KeychainRow& row) { return !row.descriptor.empty(); });
    return derived == keychains.end() ? "addresses" : policyOf(derived->descriptor);
}

std::string policyOf(std::string_view descriptor)
{
    // The function names up to the first key: "sh(wpkh(" of "sh(wpkh([d34db33f/49h/0h/0h]xpub.../0/*))".
    const std::size_t key = descriptor.find_first_not_of("abcdefghijklmnopqrstuvwxyz(");
    std::string names(descriptor.substr(0, descriptor.rfind('(', key)));
    return names.append(static_cast<std::size_t>(std::ranges::count(names, '(')), ')');
}

} // namespace lockstep
