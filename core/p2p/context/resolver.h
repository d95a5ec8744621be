// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QString>

#include <functional>
#include <vector>

namespace lockstep {

/// Turns a host name into addresses. Never asked behind a proxy. Passed in, so that no test touches the network.
class Resolver
{
public:
    virtual ~Resolver() = default;

    using Done = std::function<void(std::vector<QString> addresses)>;

    /// Calls `done` later, from the event loop, with literal addresses (none: the name is not known); not at all
    /// once `context` is destroyed.
    virtual void lookup(const QString& name, QObject* context, Done done) = 0;
};

/// The machine's own resolver; it waits on a thread of Qt's.
class SystemResolver final : public Resolver
{
public:
    void lookup(const QString& name, QObject* context, Done done) override;
};

} // namespace lockstep
