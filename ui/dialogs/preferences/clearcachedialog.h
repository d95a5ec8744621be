// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/snapshot.h"
#include "ui/dialogs/formdialog.h"

namespace lockstep::ui {

/// Whether to delete the filters and blocks on the disk.
class ClearCacheDialog final : public FormDialog
{
    Q_OBJECT

public:
    explicit ClearCacheDialog(const CacheState& state, QWidget* parent = nullptr);
};

} // namespace lockstep::ui
