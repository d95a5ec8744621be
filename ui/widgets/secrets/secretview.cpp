// SPDX-License-Identifier: MIT

#include "ui/widgets/secrets/secretview.h"

#include "ui/style/spacing.h"
#include "ui/style/theme.h"

#include <QEvent>
#include <QPainter>

#include <chrono>

namespace lockstep::ui {

using namespace std::chrono_literals;

namespace {

constexpr auto ShownFor = 60s;

} // namespace

SecretView::SecretView(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_cover.setSingleShot(true);
    m_cover.setInterval(ShownFor);
    connect(&m_cover, &QTimer::timeout, this, [this] { setShown(false); });
}

void SecretView::setSecret(SecureBytes secret)
{
    m_secret = std::move(secret);
    setShown(false);
    updateGeometry();
}

void SecretView::setShown(bool isShown)
{
    m_isShown = isShown;
    isShown ? m_cover.start() : m_cover.stop();
    setAccessibleName(spoken());
    update();
    emit shownChanged(isShown);
}

void SecretView::showEvent(QShowEvent* event)
{
    setAccessibleName(spoken());
    window()->installEventFilter(this);
    QWidget::showEvent(event);
}

bool SecretView::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::WindowDeactivate && m_isShown) setShown(false);
    return QWidget::eventFilter(watched, event);
}

void SecretView::paintFrame(QPainter& painter) const
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Theme::current().border());
    painter.setBrush(palette().color(QPalette::Base));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), spacing::Corner, spacing::Corner);
}

} // namespace lockstep::ui
