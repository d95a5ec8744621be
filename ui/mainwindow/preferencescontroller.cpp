// SPDX-License-Identifier: MIT

#include "ui/mainwindow/preferencescontroller.h"

#include "ui/dialogs/preferences/preferencesdialog.h"
#include "ui/format/networktext.h"
#include "ui/mainwindow/bringtofront.h"
#include "ui/mainwindow/networkcontroller.h"
#include "ui/mainwindow/screenlockwatch.h"
#include "ui/style/desktopscheme.h"

#include <QEvent>

namespace lockstep::ui {

PreferencesController::PreferencesController(PreferenceStore& store, NetworkController& network, QWidget& window)
    : QObject(&window)
    , m_store(store)
    , m_network(network)
    , m_window(window)
    , m_screen(new ScreenLockWatch(this))
{
    new DesktopScheme(this);
    window.installEventFilter(this);
    connect(m_screen, &ScreenLockWatch::locked, this, [this] {
        if (m_store.current().locksWithScreen) emit lockWanted();
    });
    connect(&network, &NetworkController::changed, this, &PreferencesController::showConnection);
}

void PreferencesController::open()
{
    if (m_dialog) return bringToFront(*m_dialog);
    m_dialog = new PreferencesDialog(&m_window);
    m_dialog->setScreenLockKnown(m_screen->isAvailable());
    m_dialog->setPreferences(m_store.current());
    showConnection();
    connect(m_dialog, &PreferencesDialog::changed, &m_store, &PreferenceStore::set);
    connect(&m_store, &PreferenceStore::changed, m_dialog, &PreferencesDialog::setPreferences);
    connect(m_dialog, &PreferencesDialog::networkWanted, &m_network, &NetworkController::openSettings);
    m_dialog->show();
}

void PreferencesController::showConnection()
{
    if (m_dialog) m_dialog->setConnection(connectionSettingsText(m_network.current(), m_network.network()));
}

void PreferencesController::setTheme(ThemeChoice theme)
{
    Preferences wanted = m_store.current();
    wanted.theme = theme;
    m_store.set(wanted);
}

void PreferencesController::setUnit(AmountUnit unit)
{
    Preferences wanted = m_store.current();
    wanted.amounts.unit = unit;
    m_store.set(wanted);
}

void PreferencesController::toggleAmounts()
{
    Preferences wanted = m_store.current();
    wanted.amounts.isHidden = !wanted.amounts.isHidden;
    m_store.set(wanted);
}

bool PreferencesController::eventFilter(QObject* watched, QEvent* event)
{
    const bool isMinimised = event->type() == QEvent::WindowStateChange && m_window.isMinimized();
    if (isMinimised && m_store.current().locksWhenMinimised) emit lockWanted();
    return QObject::eventFilter(watched, event);
}

} // namespace lockstep::ui
