// SPDX-License-Identifier: MIT

#include "core/p2p/context/resolver.h"

#include <QHostInfo>

namespace lockstep {

void SystemResolver::lookup(const QString& name, QObject* context, Done done)
{
    QHostInfo::lookupHost(name, context, [done = std::move(done)](const QHostInfo& info) {
        std::vector<QString> addresses;
        for (const QHostAddress& address : info.addresses()) addresses.push_back(address.toString());
        done(std::move(addresses));
    });
}

} // namespace lockstep
