// SPDX-License-Identifier: MIT
#pragma once

#include "core/primitives/ids.h"
#include "ui/widgets/secrets/retrydelay.h"

#include <QString>

#include <cstdint>
#include <memory>
#include <optional>

namespace lockstep::ui {

/// A wallet that may go into a backup file.
struct BackupChoice
{
    WalletId wallet;
    QString name;
    bool hasKeys = false;
    bool hasPassphrase = false;
    std::optional<std::int64_t> backedUpAt; ///< Unix seconds.
    bool isChangedSince = false;
    bool isTicked = true;
    std::shared_ptr<RetryDelay> delay; ///< Of its passphrase.
};

} // namespace lockstep::ui
