// SPDX-License-Identifier: MIT
#pragma once

#include "ui/dialogs/preferences.h"

#include <QDialog>

class QCheckBox;
class QListWidget;
class QStackedWidget;

namespace lockstep::ui {

class AdvancedPage;
class AppLockCard;
class GeneralPage;
class ImportsCard;
class ListeningCard;
class PlainLabel;
class PrivacyPage;
class StoragePage;

/// What a person may choose about the window, by pages. Every change counts at once; there is nothing to confirm.
class PreferencesDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit PreferencesDialog(QWidget* parent = nullptr);

    void setPreferences(const Preferences& preferences); ///< Also when they were changed elsewhere: in a menu.
    void setConnection(const QString& words); ///< How the chain is reached.
    void setOnline(bool isOnline);
    void setScreenLockKnown(bool isKnown); ///< Whether the desktop tells of its locks.
    void setTrayKnown(bool isKnown); ///< Whether the desktop has a tray.
    void showAdvanced(); ///< The page of that name.
    void showPrivacy();
    AdvancedPage& advanced() { return *m_advanced; } ///< Its buttons are wishes about what is stored.

    // Whose wishes are about the chain, not about the window
    StoragePage& storage() { return *m_storage; }
    AppLockCard& appLock();
    ListeningCard& listening();
    ImportsCard& imports() { return *m_imports; }

signals:
    void changed(const lockstep::ui::Preferences& preferences);
    void onlineWanted(bool online); ///< By the person.
    void networkWanted(); ///< The network window with its settings.

protected:
    void changeEvent(QEvent* event) override; ///< The list of pages follows the letters.

private:
    void layOut();
    void fitList();
    void growToLetters();
    QWidget* makeNetworkPage();
    void addPage(const QString& title, QWidget* page);
    void tellChange();

    Preferences m_preferences;
    QListWidget* m_list;
    QStackedWidget* m_stack;
    GeneralPage* m_general;
    PrivacyPage* m_privacy;
    StoragePage* m_storage;
    AdvancedPage* m_advanced;
    QCheckBox* m_offline;
    PlainLabel* m_connection;
    ImportsCard* m_imports = nullptr;
};

} // namespace lockstep::ui
