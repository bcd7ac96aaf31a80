// SPDX-License-Identifier: GPL-3.0-or-later
// A tile server on 127.0.0.1 for tests, on a thread of its own: every tile is one colour that tells its zoom,
// column and row. It can be silent (accepts and never answers) or refuse.
#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <QBuffer>
#include <QByteArray>
#include <QImage>
#include <QString>
#include <atomic>
#include <stdexcept>
#include <thread>
#include <vector>

namespace scarp::test {

class TileServer {
public:
  explicit TileServer(uint16_t port = 0) {
    m_listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const int yes = 1;
    ::setsockopt(m_listener, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(port);
    socklen_t size = sizeof address;
    if (::bind(m_listener, reinterpret_cast<sockaddr*>(&address), size) != 0 ||
        ::listen(m_listener, 32) != 0 ||
        ::getsockname(m_listener, reinterpret_cast<sockaddr*>(&address), &size) != 0)
      throw std::runtime_error("no socket for the tile server");
    m_port = ntohs(address.sin_port);
    m_thread = std::jthread([this](const std::stop_token& stop) { serve(stop); });
  }
  ~TileServer() {
    m_thread.request_stop();
    m_thread.join();
    ::close(m_listener);
    for (const int connection : m_held)
      ::close(connection);
  }
  TileServer(const TileServer&) = delete;
  TileServer& operator=(const TileServer&) = delete;

  uint16_t port() const { return m_port; }
  std::string address() const { return "http://127.0.0.1:" + std::to_string(m_port); }
  int requests() const { return m_requests; }
  void setSilent(bool silent) { m_silent = silent; }
  /// Red tells the zoom level, green and blue the last bits of column and row.
  static QRgb colourOf(int zoom, int column, int row) {
    return qRgb(zoom * 10, (column % 16) * 16, (row % 16) * 16);
  }

private:
  void serve(const std::stop_token& stop) {
    while (!stop.stop_requested()) {
      pollfd waiting{m_listener, POLLIN, 0};
      if (::poll(&waiting, 1, 50) <= 0)
        continue;
      const int connection = ::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC);
      if (connection < 0)
        continue;
      ++m_requests;
      if (m_silent) {
        m_held.push_back(connection);
        continue;
      }
      answer(connection);
      ::close(connection);
    }
  }
  static void answer(int connection) {
    QByteArray request;
    char buffer[2048];
    while (!request.contains("\r\n\r\n")) {
      const ssize_t n = ::recv(connection, buffer, sizeof buffer, 0);
      if (n <= 0)
        return;
      request.append(buffer, static_cast<qsizetype>(n));
    }
    // GET /z/x/y.png
    const QList<QByteArray> parts = request.split(' ').value(1).split('/');
    if (parts.size() != 4) {
      send(connection, "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
      return;
    }
    QImage tile(256, 256, QImage::Format_RGB32);
    tile.fill(colourOf(parts[1].toInt(), parts[2].toInt(), parts[3].split('.').value(0).toInt()));
    QByteArray png;
    QBuffer out(&png);
    out.open(QIODevice::WriteOnly);
    tile.save(&out, "PNG");
    send(connection, "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\nContent-Length: " +
                         QByteArray::number(png.size()) + "\r\nConnection: close\r\n\r\n" + png);
  }
  static void send(int connection, const QByteArray& bytes) {
    for (qsizetype at = 0; at < bytes.size();) {
      const ssize_t n =
          ::send(connection, bytes.constData() + at, static_cast<size_t>(bytes.size() - at), MSG_NOSIGNAL);
      if (n <= 0)
        return;
      at += n;
    }
  }

  int m_listener = -1;
  uint16_t m_port = 0;
  std::atomic<int> m_requests = 0;
  std::atomic<bool> m_silent = false;
  std::vector<int> m_held; ///< serving thread, then the destructor
  std::jthread m_thread;
};

} // namespace scarp::test
