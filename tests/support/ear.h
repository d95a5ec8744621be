// SPDX-License-Identifier: MIT
#pragma once

#include <QAccessible>
#include <QStringList>
#include <QtGlobal>

#include <dlfcn.h>
#include <utility>

namespace lockstep::test {

/// Hears what a screen reader is told by itself, wherever the keyboard is: announcements, one for each time. One at a
/// time in a program.
class Ear
{
public:
    Ear()
    {
        s_heard.clear();
        m_before = QAccessible::installUpdateHandler(&Ear::listen);
        setActive(true);
    }
    ~Ear()
    {
        setActive(false);
        QAccessible::installUpdateHandler(m_before);
    }
    Ear(const Ear&) = delete;
    Ear& operator=(const Ear&) = delete;

    QStringList heard() const { return s_heard; }
    QStringList takeHeard() { return std::exchange(s_heard, {}); }

private:
    /// Qt tells nobody anything until its platform has found a screen reader, and the offscreen platform finds none.
    /// What a platform calls then is in Qt's library, but in no header that every system has.
    static void setActive(bool isActive)
    {
        using Instance = void* (*)(const void*);
        using Activate = void (*)(void*, bool);
        const auto find = [](const char* name) {
            void* found = dlsym(RTLD_DEFAULT, name);
            if (!found) qFatal("Qt has no %s any more", name);
            return found;
        };
        const auto instance = reinterpret_cast<Instance>(find("_ZNK20QPlatformIntegration13accessibilityEv"));
        const auto activate = reinterpret_cast<Activate>(find("_ZN22QPlatformAccessibility9setActiveEb"));
        activate(instance(nullptr), isActive);
    }

    static void listen(QAccessibleEvent* event)
    {
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
        if (event->type() == QAccessible::Announcement)
            s_heard += static_cast<QAccessibleAnnouncementEvent*>(event)->message();
#else
        // Before there were announcements a notification that appears was what readers read out.
        const QAccessibleInterface* source
            = event->type() == QAccessible::ObjectShow ? event->accessibleInterface() : nullptr;
        if (source && source->role() == QAccessible::Notification) s_heard += source->text(QAccessible::Name);
#endif
    }

    static inline QStringList s_heard;
    QAccessible::UpdateHandler m_before = nullptr;
};

} // namespace lockstep::test
