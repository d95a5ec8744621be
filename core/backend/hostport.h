// SPDX-License-Identifier: MIT
#pragma once

#include "core/util/result.h"

#include <QString>

#include <compare>
#include <cstdint>

namespace lockstep {

/// Where a node listens. The host is a name or a literal address, without brackets.
struct HostPort
{
    QString host;
    std::uint16_t port = 0;

    friend bool operator==(const HostPort&, const HostPort&) = default;
    friend auto operator<=>(const HostPort& a, const HostPort& b)
    {
        if (const int order = a.host.compare(b.host); order != 0) return order <=> 0;
        return int{a.port} <=> int{b.port};
    }

    QString text() const; ///< "host:port", an IPv6 address in brackets.

    /// "host", "host:port", "[::1]:port" or a bare IPv6 address. Errors: Malformed.
    static Result<HostPort> parse(QStringView text, std::uint16_t defaultPort);
};

} // namespace lockstep
