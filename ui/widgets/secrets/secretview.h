// SPDX-License-Identifier: MIT
#pragma once

#include "core/util/securebytes.h"

#include <QTimer>
#include <QWidget>

#include <chrono>

namespace lockstep::ui {

/// A secret that is painted from locked memory, in no text of any widget. Covered until asked for, again after a
/// minute, and whenever the window loses the focus. How it is painted, a subclass says.
class SecretView : public QWidget
{
    Q_OBJECT

public:
    explicit SecretView(QWidget* parent = nullptr);

    void setSecret(SecureBytes secret); ///< Covered. Empty forgets the one before.
    bool isEmpty() const { return m_secret.empty(); }
    void setShown(bool isShown);
    bool isShown() const { return m_isShown; }
    void setShownFor(std::chrono::milliseconds time) { m_cover.setInterval(time); } ///< Instead of a minute.

signals:
    void shownChanged(bool isShown);

protected:
    std::string_view secret() const { return m_secret.text(); }
    virtual QString spoken() const = 0; ///< For screen readers: what it is, never what it says.
    void paintFrame(QPainter& painter) const;

    bool eventFilter(QObject* watched, QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    SecureBytes m_secret;
    QTimer m_cover;
    bool m_isShown = false;
};

} // namespace lockstep::ui
