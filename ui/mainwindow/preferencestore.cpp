// SPDX-License-Identifier: MIT

#include "ui/mainwindow/preferencestore.h"

namespace lockstep::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int MostMinutes = 60;

} // namespace

PreferenceStore::PreferenceStore(const QString& folder)
    : m_settings(folder + u"/preferences.ini"_s, QSettings::IniFormat)
{
    load();
    apply();
}

/// A file that somebody edited may say anything: what is out of range becomes the nearest that is not.
void PreferenceStore::load()
{
    const auto number = [this](const QString& key, int otherwise, int most) {
        return qBound(0, m_settings.value(key, otherwise).toInt(), most);
    };
    m_current.theme = static_cast<ThemeChoice>(number(u"theme"_s, int(m_current.theme), int(ThemeChoice::Dark)));
    m_current.amounts.unit
        = static_cast<AmountUnit>(number(u"unit"_s, int(m_current.amounts.unit), int(AmountUnit::Satoshi)));
    m_current.amounts.isHidden = m_settings.value(u"hideAmounts"_s, false).toBool();
    m_current.autoLockMinutes = number(u"autoLockMinutes"_s, m_current.autoLockMinutes, MostMinutes);
}

void PreferenceStore::set(const Preferences& preferences)
{
    if (preferences == m_current) return;
    m_current = preferences;
    m_settings.setValue(u"theme"_s, int(m_current.theme));
    m_settings.setValue(u"unit"_s, int(m_current.amounts.unit));
    m_settings.setValue(u"hideAmounts"_s, m_current.amounts.isHidden);
    m_settings.setValue(u"autoLockMinutes"_s, m_current.autoLockMinutes);
    apply();
    emit changed(m_current);
}

void PreferenceStore::apply() const
{
    Theme::apply(m_current.theme);
    AmountDisplay::set(m_current.amounts);
}

} // namespace lockstep::ui
