// SPDX-License-Identifier: MIT
#pragma once

#include "core/util/result.h"
#include "core/util/securebytes.h"
#include "ui/pages/cardpage.h"
#include "ui/widgets/secrets/retrydelay.h"

#include <memory>

class QPushButton;

namespace lockstep::ui {

class PlainLabel;
class UnlockEntry;
class WrappedText;

/// Stands where the whole window was. It names no wallet and no amount; the chain is followed behind it.
class AppLockPage final : public CardPage
{
    Q_OBJECT

public:
    /// `file`: what whoever forgot the passphrase deletes.
    AppLockPage(std::shared_ptr<RetryDelay> delay, const QString& file, QWidget* parent = nullptr);

    SecureBytes passphrase() const;
    void showFailure(const Error& error);
    void clear(); ///< Forgets what was typed and what went wrong.

signals:
    void unlockClicked(); ///< Answer with showFailure() or clear().

protected:
    void showEvent(QShowEvent* event) override;

private:
    void layOut();
    void showWayOut(bool isShown);

    UnlockEntry* m_entry;
    QPushButton* m_forgotten;
    PlainLabel* m_wayOut;
    WrappedText* m_file;
};

} // namespace lockstep::ui
