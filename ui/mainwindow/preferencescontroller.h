// SPDX-License-Identifier: MIT
#pragma once

#include "ui/mainwindow/preferencestore.h"

#include <QObject>
#include <QPointer>

class QWidget;

namespace lockstep::ui {

class NetworkController;
class PreferencesDialog;
class ScreenLockWatch;

/// The preferences window, and those preferences that need somebody to watch: the desktop's theme, its screen lock, the
/// minimised window.
class PreferencesController final : public QObject
{
    Q_OBJECT

public:
    PreferencesController(PreferenceStore& store, NetworkController& network, QWidget& window);

    void open();
    void setTheme(ThemeChoice theme);
    void setUnit(AmountUnit unit);
    void toggleAmounts(); ///< Hides them, or shows them again.

signals:
    void lockWanted(); ///< Nobody sits there any more.

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void showConnection();

    PreferenceStore& m_store;
    NetworkController& m_network;
    QWidget& m_window;
    ScreenLockWatch* m_screen;
    QPointer<PreferencesDialog> m_dialog; ///< While it is open.
};

} // namespace lockstep::ui
