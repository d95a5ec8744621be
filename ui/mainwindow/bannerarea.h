// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/snapshot.h"
#include "ui/style/theme.h"

#include <QWidget>

class QToolButton;
class QPushButton;

namespace lockstep::ui {

class MaintenanceBanner;
class PlainLabel;
class Strip;

/// What everybody should know now, the most important first; two strips at most, the rest as a number.
class BannerArea final : public QWidget
{
    Q_OBJECT

public:
    explicit BannerArea(QWidget* parent = nullptr);

    void setSnapshot(const SyncSnapshot& snapshot, std::int64_t now);

    /// Something that just happened; stays until it is closed or the next one comes.
    void showNotice(const QString& sentence, Tone tone);

    const MaintenanceBanner& maintenance() const { return *m_maintenance; }

signals:
    void pauseClicked(lockstep::JobId job);
    void resumeClicked(lockstep::JobId job);
    void cancelClicked(lockstep::JobId job);
    void retryClicked(lockstep::WalletId wallet);
    void connectClicked();

private:
    Strip* makeStrip(const QString& objectName);
    QPushButton* addButton(Strip& strip, const QString& objectName, const QString& text);
    void showErrors(const SyncSnapshot& snapshot);
    void showConnection(const SyncSnapshot& snapshot, std::int64_t now);
    void showMostImportant();

    Strip* m_error;
    MaintenanceBanner* m_maintenance;
    Strip* m_noFilters;
    Strip* m_offline;
    Strip* m_behind;
    Strip* m_notice;
    PlainLabel* m_more;
    WalletId m_failed;
    std::int64_t m_offlineSince = 0;
};

} // namespace lockstep::ui
