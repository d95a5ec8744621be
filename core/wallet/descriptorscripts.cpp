// SPDX-License-Identifier: MIT

#include "core/wallet/descriptorscripts.h"

#include <utility>

namespace lockstep {

DescriptorScripts::DescriptorScripts(Descriptor descriptor)
    : m_descriptor(std::move(descriptor))
    , m_scripts(m_descriptor.branchCount())
{
    for (std::size_t branch = 0; branch < m_descriptor.branchCount(); ++branch)
        m_keychains.push_back({KeychainId{static_cast<std::int64_t>(branch)}, m_descriptor.isRanged(), 0, 1});
}

Result<ByteSpan> DescriptorScripts::script(KeychainId keychain, std::uint32_t index)
{
    if (keychain.value < 0 || std::cmp_greater_equal(keychain.value, m_scripts.size()))
        return Error{Errc::OutOfRange, "no such branch"};
    const auto branch = static_cast<std::size_t>(keychain.value);
    std::vector<Bytes>& known = m_scripts[branch];
    while (known.size() <= index) {
        auto next = m_descriptor.scriptPubKey(branch, static_cast<std::uint32_t>(known.size()));
        if (!next) return next.error();
        known.push_back(*std::move(next));
    }
    return ByteSpan(known[index]);
}

} // namespace lockstep
