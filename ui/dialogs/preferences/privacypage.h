// SPDX-License-Identifier: MIT
#pragma once

#include "ui/dialogs/preferences.h"

#include <QWidget>

class QCheckBox;
class QSpinBox;

namespace lockstep::ui {

class AppLockCard;
class ListeningCard;
class PlainLabel;

/// Who else may see or spend: when wallets lock, what leaves the clipboard, what the desktop is told.
class PrivacyPage final : public QWidget
{
    Q_OBJECT

public:
    explicit PrivacyPage(QWidget* parent = nullptr);

    void setPreferences(const Preferences& preferences);
    void fill(Preferences& preferences) const; ///< With what is chosen here.
    void setScreenLockKnown(bool isKnown); ///< Whether the desktop tells of its locks.
    AppLockCard& appLock() { return *m_appLock; }
    ListeningCard& listening() { return *m_listening; } ///< Its wish is about the chain, not about the window.

signals:
    void changed(); ///< By the person.

private:
    QCheckBox* makeBox(const QString& objectName, const QString& text);
    QWidget* makeLockCard();
    QWidget* makeClipboardCard();
    QWidget* makeNotificationsCard();
    void judge(); ///< What cannot be chosen now, and why.

    QSpinBox* m_autoLock;
    QCheckBox* m_minimised;
    QCheckBox* m_screen;
    PlainLabel* m_screenReason;
    AppLockCard* m_appLock; // in the order of Tab
    QSpinBox* m_clipboard;
    QCheckBox* m_payments;
    QCheckBox* m_imports;
    QCheckBox* m_errors;
    QCheckBox* m_amounts;
    PlainLabel* m_amountsReason;
    ListeningCard* m_listening;
    bool m_areAmountsHidden = false;
};

} // namespace lockstep::ui
