// SPDX-License-Identifier: MIT
#pragma once

#include "core/primitives/amount.h"
#include "core/primitives/hashes.h"
#include "core/util/result.h"

#include <QFuture>
#include <QObject>
#include <QString>

#include <cstdint>
#include <memory>

namespace lockstep {

/// The practice network's node, run inside the program: a chain of one's own to try things without risk.
/// Lockstep follows it over an ordinary peer-to-peer connection to 127.0.0.1. Never blocks the caller.
class Practice final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Practice)

public:
    /// Opens or makes the chain in `folder` and listens. `port` 0: any free one. Errors: Io, InUse, Damaged.
    static Result<std::unique_ptr<Practice>> open(const QString& folder, std::uint16_t port = 0);
    ~Practice() override;

    std::uint16_t port() const;

    // The new tip. Errors of each: DiskFull, Io, then nothing happened; OutOfRange above 50,000 blocks; Refused where
    // the chain cannot bring that much; those of scriptFromAddress.
    QFuture<Result<ChainPoint>> mine(int blocks);
    QFuture<Result<Txid>> send(const QString& address, Amount amount); ///< Mined at once in a block of its own.
    QFuture<Result<ChainPoint>> sendToAll(const QStringList& addresses, Amount each); ///< All in one block.
    QFuture<Result<ChainPoint>> reorg(int blocks); ///< Replaces the last `blocks` by one more; their payments return.
    /// `payments` of random amounts to `addresses`, spread over new blocks; none without an address.
    QFuture<Result<ChainPoint>> makeHistory(int blocks, const QStringList& addresses, int payments);
    void setSpeed(int blocksPerSecond); ///< Filters and blocks served a second; 0: as fast as it can.

private:
    struct Private;
    explicit Practice(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace lockstep
