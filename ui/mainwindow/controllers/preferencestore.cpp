// SPDX-License-Identifier: MIT

#include "ui/mainwindow/controllers/preferencestore.h"

#include "ui/format/errors/errortext.h"
#include "ui/format/wallets/receivetext.h"
#include "ui/style/textsize.h"
#include "ui/widgets/secrets/discreetclipboard.h"

#include <QSettings>

namespace lockstep::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int MostMinutes = 60;
constexpr int MostClipboardSeconds = 600;

QString fileIn(const QString& folder) { return folder + u"/preferences.ini"_s; }

} // namespace

PreferenceStore::PreferenceStore(const QString& folder) : m_file(fileIn(folder))
{
    load();
    apply();
}

QString PreferenceStore::languageIn(const QString& folder)
{
    return QSettings(fileIn(folder), QSettings::IniFormat).value(u"language"_s).toString();
}

/// A file that somebody edited may say anything: what is out of range becomes the nearest that is not.
void PreferenceStore::load()
{
    const QSettings file(m_file, QSettings::IniFormat);
    const auto number = [&file](const QString& key, int otherwise, int most) {
        return qBound(0, file.value(key, otherwise).toInt(), most);
    };
    m_current.theme = static_cast<ThemeChoice>(number(u"theme"_s, int(m_current.theme), int(ThemeChoice::Dark)));
    m_current.amounts.unit
        = static_cast<AmountUnit>(number(u"unit"_s, int(m_current.amounts.unit), int(AmountUnit::Satoshi)));
    m_current.textPercent = qMax(LeastTextPercent, number(u"textPercent"_s, m_current.textPercent, MostTextPercent));
    m_current.dates = static_cast<DateStyle>(number(u"dates"_s, int(m_current.dates), int(DateStyle::Local)));
    m_current.startPage
        = static_cast<StartPage>(number(u"startPage"_s, int(m_current.startPage), int(StartPage::AllWallets)));
    m_current.language = file.value(u"language"_s).toString();
    m_current.explorer = file.value(u"explorer"_s).toString();
    m_current.autoLockMinutes = number(u"autoLockMinutes"_s, m_current.autoLockMinutes, MostMinutes);
    m_current.clipboardSeconds = number(u"clipboardSeconds"_s, m_current.clipboardSeconds, MostClipboardSeconds);
    forEachSwitch([&file](const QString& key, bool& isOn) { isOn = file.value(key, isOn).toBool(); });
}

/// What is on or off, with its key in the file.
void PreferenceStore::forEachSwitch(const std::function<void(const QString& key, bool& isOn)>& use)
{
    use(u"hideAmounts"_s, m_current.amounts.isHidden);
    use(u"groupAddresses"_s, m_current.groupsAddresses);
    use(u"lockMinimised"_s, m_current.locksWhenMinimised);
    use(u"lockWithScreen"_s, m_current.locksWithScreen);
    use(u"notifyPayments"_s, m_current.notifications.payments);
    use(u"notifyImports"_s, m_current.notifications.imports);
    use(u"notifyErrors"_s, m_current.notifications.errors);
    use(u"notifyAmounts"_s, m_current.notifications.amounts);
    use(u"trayIcon"_s, m_current.hasTrayIcon);
    use(u"closeToTray"_s, m_current.closesToTray);
    use(u"saveMeteredData"_s, m_current.savesMeteredData);
    use(u"console"_s, m_current.hasConsole);
}

void PreferenceStore::set(const Preferences& preferences)
{
    if (preferences == m_current) return;
    m_current = preferences;
    const bool isKept = keep();
    apply();
    emit changed(m_current);
    if (isKept) return;
    const Error error{Errc::Io, m_file.toStdString()};
    emit noticed(notKeptText(error), Tone::Bad, error);
}

QString PreferenceStore::notKeptText(const Error& error)
{
    return tr("What you chose is in effect now, but could not be kept for the next start. %1", "then why")
        .arg(errorText(error).sentence());
}

/// Whether they are in the file now. A QSettings of its own each time: one that failed says so for ever.
bool PreferenceStore::keep()
{
    QSettings file(m_file, QSettings::IniFormat);
    file.setValue(u"theme"_s, int(m_current.theme));
    file.setValue(u"unit"_s, int(m_current.amounts.unit));
    file.setValue(u"textPercent"_s, m_current.textPercent);
    file.setValue(u"dates"_s, int(m_current.dates));
    file.setValue(u"startPage"_s, int(m_current.startPage));
    file.setValue(u"language"_s, m_current.language);
    file.setValue(u"explorer"_s, m_current.explorer);
    file.setValue(u"autoLockMinutes"_s, m_current.autoLockMinutes);
    file.setValue(u"clipboardSeconds"_s, m_current.clipboardSeconds);
    forEachSwitch([&file](const QString& key, bool& isOn) { file.setValue(key, isOn); });
    file.sync();
    return file.status() == QSettings::NoError;
}

void PreferenceStore::apply() const
{
    Theme::apply(m_current.theme);
    setTextSize(m_current.textPercent);
    AmountDisplay::set(m_current.amounts);
    DateDisplay::set(m_current.dates);
    AddressDisplay::setGrouped(m_current.groupsAddresses);
    setDiscreetSeconds(m_current.clipboardSeconds);
}

} // namespace lockstep::ui
