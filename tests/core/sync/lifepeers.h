// SPDX-License-Identifier: MIT
#pragma once

#include "tests/support/lies.h"
#include "tests/support/syncworld.h"

#include <QString>

#include <functional>

namespace lockstep::test {

/// The peers of a random life: what may happen to them, however they are reached.
class LifePeers
{
public:
    virtual ~LifePeers() = default;

    virtual std::uint32_t turnsOfAnAnswer() const = 0; ///< Of the event loop.

    virtual void comeOrGo() = 0;

    enum class Stall { All, FiltersFrom, GoOn };
    virtual void stall(Stall how, BlockHeight from) = 0;

    /// Which blocks the next liar lies about. Two who lie at a time agree on no lie.
    virtual std::function<bool(const BlockHash&)> nextVictims() = 0;
    virtual void meetLiar(Lies lies, bool isAlone) = 0; ///< Alone, or before an honest one.

    virtual void passOn(const Transaction& transaction) = 0; ///< One that is in no block.

    virtual void settle() = 0; ///< Whoever lied is gone, and two who do not are there and answer.
    virtual QString complaint() = 0; ///< What was done to a peer that was honest; or an empty text.
    virtual QString state() const = 0; ///< In short, for who looks for a fault.
};

/// In this process: one peer, or a liar and perhaps one peer.
class ScriptedLifePeers final : public LifePeers
{
public:
    explicit ScriptedLifePeers(SyncWorld& world) : m_world(world) { }

    std::uint32_t turnsOfAnAnswer() const override { return 1; }
    void comeOrGo() override;
    void stall(Stall how, BlockHeight from) override;
    std::function<bool(const BlockHash&)> nextVictims() override;
    void meetLiar(Lies lies, bool isAlone) override;
    void passOn(const Transaction& transaction) override { m_world.client().passOn(transaction); }
    void settle() override;
    QString complaint() override { return {}; }
    QString state() const override { return {}; }

private:
    SyncWorld& m_world;
};

} // namespace lockstep::test
