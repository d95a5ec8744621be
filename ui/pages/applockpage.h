// SPDX-License-Identifier: MIT
#pragma once

#include "core/util/result.h"
#include "core/util/securebytes.h"
#include "ui/widgets/retrydelay.h"

#include <QWidget>

#include <memory>

namespace lockstep::ui {

class UnlockEntry;

/// Stands where the whole window was. It names no wallet and no amount; the chain is followed behind it.
class AppLockPage final : public QWidget
{
    Q_OBJECT

public:
    explicit AppLockPage(std::shared_ptr<RetryDelay> delay, QWidget* parent = nullptr);

    SecureBytes passphrase() const;
    void showFailure(const Error& error);
    void clear(); ///< Forgets what was typed and what went wrong.

signals:
    void unlockClicked(); ///< Answer with showFailure() or clear().

protected:
    void showEvent(QShowEvent* event) override;

private:
    UnlockEntry* m_entry;
};

} // namespace lockstep::ui
